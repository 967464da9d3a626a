// Package cookie finds the cookies that a package writes and what it says
// about their attributes.
//
// A cookie is followed forward from where it is made: a composite literal,
// a constructor's result, a cookie parsed from a request. All stores to its
// fields on the way count, also those of functions that get a pointer to it,
// until it is written to a response, applied to a session store or returned.
// Cookies that are written by one call, or as the text of a header, are
// evaluated backward from the call's arguments.
//
// An attribute that depends on a parameter is judged at the callers; across
// packages it travels in a Summary, an object fact.
//
// The package knows no library: which types are cookies and which calls write
// them is said by the catalog, and so is what a session store does by itself.
// Where that depends on the library's version, the go.mod above the package
// decides. What to write instead is spelled with the names that the catalog
// has for the missing attributes.
//
// Three kinds of values are told apart: constants, values that only a run can
// tell, and parameters. Only constants, and attributes that nothing sets, are
// found wanting: a Secure that depends on something is taken for a decision.
package cookie
