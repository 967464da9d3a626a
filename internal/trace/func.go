package trace

import (
	"go/types"
	"slices"
)

// A Func is what is known of a function's values: the summary that travels.
type Func struct {
	Results   []Value  // by result
	Fills     []Fill   // what it writes through its parameters
	Sinks     []Use    // which secrets its parameters become
	Ends      []Use    // in which of the catalog's sinks its parameters end
	Flaws     []Use    // of a dependency: keys that others know, used inside
	Proves    bool     // it compares in constant time, makes MACs, decrypts or verifies tokens
	Asked     []string // parameters of the request's URL or form that it compares or looks up
	Headers   []string // of a request, which say who somebody is, that it sets or removes
	Nonceless bool     // it verifies an ID token, and nobody can look at the nonce in it
	Unguarded []string // libraries behind whose lenient middleware its package's routes may be, and refuse nothing
	Despite   []int    // results that are a token's claims also where the error says that they are not to be believed
	Looked    []int    // parameters by which it looks something up
	Tells     bool     // its results have been reported inside it
}

// A Fill says that a function writes a value through a parameter.
type Fill struct {
	Param int
	Value Value
}

// A Use says that a parameter becomes a secret of a class, or ends in a sink.
type Use struct {
	Param int
	As    string // token, key, state, code; or the sink's as=
	What  string // "cookie value", "signing key" …
	At    Step
	API   string // of an end: the full name of the catalog's function or field
	Marks []Mark // of an end: what it went through on the way
	Label string // of what is stored: the name of its field or column

	// Of a list: which of its elements, as a Param says it.
	From int
	Of   string
}

// Says reports whether the alternative tells anything of its strength.
func (a Alt) Says() bool { return a.random() || len(a.Weak) > 0 || a.Guess }

// Random reports whether the alternative holds strong random bits and nothing
// else that tells.
func (a Alt) Random() bool { return a.random() && len(a.Weak) == 0 }

// Empty reports whether there is nothing worth telling others.
func (f *Func) Empty() bool {
	if len(f.Fills) > 0 || len(f.Sinks) > 0 || len(f.Ends) > 0 || len(f.Flaws) > 0 || len(f.Despite) > 0 || f.Proves || f.Nonceless || len(f.Asked)+len(f.Headers)+len(f.Unguarded)+len(f.Looked) > 0 {
		return false
	}
	for _, v := range f.Results {
		for _, a := range v {
			if !a.Unknown || slices.ContainsFunc(a.Marks, Mark.telling) {
				return false
			}
		}
	}
	return true
}

// Knowledge is what a tracer learns from other packages.
type Knowledge interface {
	// Func returns the summary of a function outside the package, or nil.
	Func(*types.Func) *Func
	// Field and Global return what other packages store there.
	Field(name string) Value
	Global(name string) Value
	// Methods returns the methods that a call of the interface method may reach.
	Methods(*types.Func) []*types.Func
}
