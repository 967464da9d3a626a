package trace

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// A Mark says what a value is made from, beyond its randomness: a kind, and
// after a colon the name of the thing where it is known: "cookie:session",
// "env:JWT_SECRET", "hashed". Kinds come from the catalog's mark= and from
// the list below, which the engine itself knows.
type Mark string

// The kinds that the engine gives or asks for; the catalog gives these and
// others.
const (
	FromField   = "field"   // read from a struct field of this full name
	FromVar     = "var"     // read from a package variable of this full name
	FromConst   = "const"   // a constant that has gone through a hash or an encoding
	FromDefault = "default" // what a setting is unless it is configured
	FromEnv     = "env"     // an environment variable
	FromConfig  = "config"  // a setting of a configuration
	FromFlag    = "flag"    // a command line flag
	FromFile    = "file"    // a file's contents
	FromEmbed   = "embed"   // a file that is compiled in
	FromDB      = "db"      // a database or store
	FromCookie  = "cookie"  // the request's cookie
	FromHeader  = "header"  // the request's header
	FromQuery   = "query"   // the request's URL query
	FromForm    = "form"    // the request's URL query or body
	FromPath    = "path"    // the request's URL path
	FromBody    = "body"    // the request's body
	FromAddress = "address" // the client's address
	FromReply   = "response"
	FromMeta    = "metadata"   // what comes with a gRPC request, as a whole
	FromDump    = "dump"       // a request as it was sent, with all headers
	Decoded     = "decoded"    // parsed out of a text
	Cut         = "cut"        // only a few characters of it
	Head        = "head"       // what stands before the first dot
	Session     = "session"    // a session's id or contents
	Signed      = "signed"     // a signed token
	FromCalled  = "called"     // by a method or function value, of which others decide what it is: see Called
	FromOuter   = "outer"      // what a closure has from its enclosing function's parameter
	OTPSecret   = "otp-secret" // the secret of a second factor
	Hashed      = "hashed"     // passed through a hash or a MAC
	MAC         = "mac"        // a MAC, made with a key
	Sealed      = "sealed"     // encrypted
	Checked     = "checked"    // refused where it is empty
	Measured    = "measured"   // refused where it is short
	Claims      = "claims"     // claims of a token whose signature was checked
	Unverified  = "unverified" // claims of a token whose signature was not checked
)

// NewMark returns the mark of a kind, with the name if there is one.
func NewMark(kind, name string) Mark {
	if name == "" {
		return Mark(kind)
	}
	if kind == FromConst {
		name = name[:min(len(name), maxName)]
	}
	return Mark(kind + ":" + name)
}

// Outer marks what a closure has from its enclosing function's parameter.
func Outer(fn *ssa.Function, param int) Mark {
	return NewMark(FromOuter, strconv.Itoa(param)+" of "+fn.RelString(nil))
}

// Exported are the value's marks that mean something outside the function.
func (v Value) Exported() Value {
	return v.each(func(a Alt) Alt {
		if a.Has(FromOuter) {
			a.Marks = slices.DeleteFunc(slices.Clone(a.Marks), func(m Mark) bool { return m.Kind() == FromOuter })
		}
		return a
	})
}

// Kind is the mark's kind.
func (m Mark) Kind() string { k, _, _ := strings.Cut(string(m), ":"); return k }

// Name is what the mark says of the thing's name, or "".
func (m Mark) Name() string { _, n, _ := strings.Cut(string(m), ":"); return n }

// FromRequest reports whether the kind is input that the client sends.
func (m Mark) FromRequest() bool {
	switch m.Kind() {
	case FromCookie, FromHeader, FromQuery, FromForm, FromPath, FromBody:
		return true
	}
	return false
}

// IsSetting reports whether whoever runs the program can choose the value.
func (m Mark) IsSetting() bool {
	switch m.Kind() {
	case FromEnv, FromConfig, FromFlag, FromFile, FromDB:
		return true
	}
	return false
}

// telling reports whether the mark is worth a fact: the names of fields and
// variables are if they may stand for a secret.
func (m Mark) telling() bool {
	switch m.Kind() {
	case FromField, FromVar:
		name := m.Name()[strings.LastIndex(m.Name(), ".")+1:]
		return lexicon.MayBeKey(name) || lexicon.Secret(name) != lexicon.None
	case FromOuter:
		return false
	}
	return true
}

// OfKey reports whether what the mark names may be a key, by its name.
func (m Mark) OfKey() bool {
	return lexicon.MayBeKey(m.Name()[strings.LastIndex(m.Name(), ".")+1:])
}

const (
	maxMarks = 12
	maxName  = 80
)

// union joins two sorted sets of marks into a new one.
func union(a, b []Mark) []Mark {
	if len(b) == 0 {
		return a
	}
	if len(a) == 0 {
		return b
	}
	r := slices.Concat(a, b)
	slices.Sort(r)
	r = slices.Compact(r)
	return r[:min(len(r), maxMarks)]
}

// Has reports whether the alternative carries a mark of the kind.
func (a Alt) Has(kind string) bool {
	return slices.ContainsFunc(a.Marks, func(m Mark) bool { return m.Kind() == kind })
}

// Named returns the names of the alternative's marks of the kind.
func (a Alt) Named(kind string) []string {
	var r []string
	for _, m := range a.Marks {
		if m.Kind() == kind {
			r = append(r, m.Name())
		}
	}
	return r
}

// Has reports whether any alternative carries a mark of the kind.
func (v Value) Has(kind string) bool {
	return slices.ContainsFunc(v, func(a Alt) bool { return a.Has(kind) })
}

// Marks returns the marks of all alternatives.
func (v Value) Marks() []Mark {
	var r []Mark
	for _, a := range v {
		r = union(r, a.Marks)
	}
	return r
}

// marked adds marks to every alternative.
func (v Value) marked(ms ...Mark) Value {
	if len(ms) == 0 {
		return v
	}
	return v.each(func(a Alt) Alt {
		for _, m := range ms {
			a.Marks = union(a.Marks, []Mark{m})
		}
		return a
	})
}

// carried are the marks that the parts of an object have from the whole: the
// claims of a parsed token, the value of a request's cookie.
func carried(v Value) []Mark {
	var r []Mark
	for _, m := range v.Marks() {
		switch m.Kind() {
		case FromField, FromVar, FromConst, FromDefault:
		default:
			r = append(r, m)
		}
	}
	return r
}
