package cookie

import (
	"go/token"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// A Field is an attribute of a cookie.
type Field int

// The attributes.
const (
	Name Field = iota
	Value
	Path
	Domain
	Expires
	MaxAge
	Secure
	HttpOnly
	SameSite
	numFields
)

var fieldNames = [numFields]string{"name", "value", "path", "domain", "expires", "maxage", "secure", "httponly", "samesite"}

// String returns the attribute's name as the catalog and lower-case headers
// spell it.
func (f Field) String() string { return fieldNames[f] }

// fieldNamed returns the attribute with the name.
func fieldNamed(name string) (Field, bool) {
	for i, n := range fieldNames {
		if n == name {
			return Field(i), true
		}
	}
	return 0, false
}

// A Kind is what is known about an attribute.
type Kind uint8

// The kinds, from never set to set by the caller.
const (
	Absent  Kind = iota // nothing sets it
	Const               // Text is its value
	Runtime             // something that only a run can tell
	Param               // the function's parameter Param, receivers counted
)

// An Attr is the value of an attribute, or a piece of a text.
// Its exported part travels in facts.
type Attr struct {
	Kind   Kind
	Text   string // a constant's text; of a runtime string, the known part
	Param  int
	Prefix string // what stands before the parameter's text
	Field  string // of the parameter, a struct: the full name of the field that it is
	Not    bool   // the opposite of what the parameter says
	Ident  string // what the code calls the value
	Wide   bool   // a domain cut off the front of a host name
	State  bool   // also used as a state, verifier or token elsewhere

	// key tells whether two runtime values are the same.
	key string
	// captured tells that a runtime value is the parameter Param of the
	// function around the closure.
	captured bool
	// table is the map in which the parameter is looked up, whose field it is.
	table *ssa.Global
}

func fixed(text string) Attr { return Attr{Kind: Const, Text: text} }

// negated is the attribute, or its opposite.
func (a Attr) negated(not bool) Attr {
	switch {
	case !not:
	case a.Kind == Const:
		a.Text = negate(a.Text)
	case a.Kind == Param:
		a.Not = !a.Not
		a.key = ""
	default:
		a.key = ""
	}
	return a
}

// isFalse reports whether the attribute is off: never set, or to false.
func (a Attr) isFalse() bool {
	return a.Kind == Absent || a.Kind == Const && (a.Text == "false" || a.Text == "")
}

// behind is the text with another before it.
func (a Attr) behind(prefix string) Attr {
	switch {
	case prefix == "":
	case a.Kind == Param:
		a.Prefix = prefix + a.Prefix
	default:
		a.Text = prefix + a.Text
	}
	return a
}

// ends reports whether the attribute is an age that makes the browser drop the cookie.
func (a Attr) ends() bool { return a.Kind == Const && strings.HasPrefix(a.Text, "-") }

// join is the attribute after one of two stores.
func join(a, b Attr) Attr {
	switch {
	case a.Kind == Absent:
		return b
	case b.Kind == Absent:
		return a
	case a.Kind == Const && b.Kind == Const && a.Text == b.Text:
		return a
	case a.Kind == Param && b.Kind == Param && a.Param == b.Param && a.Prefix == b.Prefix && a.Field == b.Field && a.table == b.table && a.Not == b.Not:
		return a
	}
	ident := a.Ident
	if ident == "" {
		ident = b.Ident
	}
	return Attr{Kind: Runtime, Text: longer(a.Text, b.Text), Ident: ident, Wide: a.Wide || b.Wide, State: a.State || b.State}
}

func longer(a, b string) string {
	if len(b) > len(a) {
		return b
	}
	return a
}

// A Set holds a cookie's attributes by Field.
type Set [numFields]Attr

// add joins the stores of s with those of t, which came later. A value that
// was constantly off and is then set counts as set: what was off before the
// second store is a default.
func (s Set) add(t Set) Set {
	for i := range s {
		switch {
		case Field(i) <= Value && s[i].Kind == Const && s[i].Text == "" && t[i].Kind != Absent:
			s[i] = t[i]
		default:
			s[i] = join(s[i], t[i])
		}
	}
	return s
}

// A Template is what is known about a cookie apart from where it is written.
// It travels in facts.
type Template struct {
	Set    Set
	Type   string // the catalog's name of the struct, or "" for a header or a call
	What   string // session or csrf, when the catalog says so
	Weak   bool   // SameSite may be set where the package cannot be seen to
	Read   bool   // parsed from a request, which carries no attributes
	Judged bool   // already found wanting where it was made
	Via    int    // completed by the functions in this parameter, counted from 1
}

// A Write is a cookie that is written, or options that are applied.
type Write struct {
	Template
	At      token.Pos       // of the literal or call
	Call    *ssa.CallCommon // the call, unless it is a literal
	Store   string          // the constructor whose defaults these are
	Header  bool
	Options bool
	Steps   []Step
	opens   bool           // by its value a request is looked up, whatever its name says
	bare    bool           // SameSite is None on a way on which Secure is never set
	lost    bool           // completed by functions that can't be seen
	idents  [2]string      // how the source calls name and value
	from    [numFields]int // the argument of Call that the attribute came from, as the source counts from 1
}

// A Step is a place on the way from where a cookie is made to where it leaves.
type Step struct {
	Pos  token.Pos
	Text string
}

// open reports whether the callers' arguments decide what the cookie lacks.
func (w *Write) open() bool {
	named := w.Set[Name].Kind == Param
	for f, a := range w.Set {
		switch Field(f) {
		case Secure, HttpOnly, SameSite:
			if a.Kind == Param || named && (a.isFalse() || Field(f) == SameSite && w.noSameSite()) {
				return true
			}
		case Path: // of a name with a prefix that demands one
			if a.Kind == Param && named {
				return true
			}
		case Domain:
			if a.Kind == Param || named && a.Wide {
				return true
			}
		}
	}
	return false
}

func (w *Write) step(pos token.Pos, text string) {
	if !pos.IsValid() {
		return
	}
	for _, s := range w.Steps {
		if s.Pos == pos {
			return
		}
	}
	w.Steps = append(w.Steps[:len(w.Steps):len(w.Steps)], Step{pos, text})
}

// callAt moves the write to a call of the function that it is in.
func (p *Package) callAt(w *Write, call *ssa.CallCommon) {
	skip := 0
	if call.IsInvoke() || call.Signature().Recv() != nil {
		skip = 1
	}
	for f, a := range w.Set {
		w.from[f] = 0
		if a.Kind == Param && a.Field == "" && !a.Not {
			w.from[f] = a.Param - skip + 1
		}
	}
	via := w.Via
	w.Set, w.Via = p.substitute(w.Set, call), 0
	w.Call, w.At = call, p.callPos(call)
	if via > 0 {
		set, next, ok := p.completed(call, via-1)
		w.Set, w.Via, w.lost = w.Set.add(set), next, !ok
	}
}

// substitute replaces the parameters by the call's arguments.
func (p *Package) substitute(s Set, call *ssa.CallCommon) Set {
	args := allArgs(call)
	for i, a := range s {
		if a.Kind != Param {
			continue
		}
		if a.Param >= len(args) {
			s[i] = Attr{Kind: Runtime, Ident: a.Ident}
			continue
		}
		if a.table != nil {
			s[i] = p.entry(a.table, args[a.Param], a.Field)
		} else if a.Field != "" {
			s[i] = p.part(args[a.Param], a.Field)
		} else {
			s[i] = p.eval(args[a.Param])
		}
		s[i] = s[i].negated(a.Not).behind(a.Prefix)
		if s[i].Ident == "" {
			s[i].Ident = a.Ident
		}
		s[i].Wide = s[i].Wide || a.Wide
		s[i].State = s[i].State || a.State
	}
	return s
}

// allArgs returns the arguments as ssa.Function.Params counts them.
func allArgs(call *ssa.CallCommon) []ssa.Value {
	if call.IsInvoke() {
		return append([]ssa.Value{call.Value}, call.Args...)
	}
	return call.Args
}

// arg returns an argument as the catalog counts them: without the receiver,
// which is -1.
func arg(call *ssa.CallCommon, i int) ssa.Value {
	args := allArgs(call)
	if call.IsInvoke() || call.Signature().Recv() != nil {
		i++
	}
	if i < 0 || i >= len(args) {
		return nil
	}
	return args[i]
}

// fold is a header or attribute name in its canonical case.
func fold(s string) string { return strings.ToLower(strings.TrimSpace(s)) }
