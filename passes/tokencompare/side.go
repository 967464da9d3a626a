package tokencompare

import (
	"fmt"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/origin"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// A side of a comparison.
type side struct {
	v     ssa.Value
	value trace.Value
	marks []trace.Mark
	names []string // the expression's own first
	field string   // full name of the field that it is read from, or ""
	param string   // name of the parameter that it is, or ""
}

func (c *checker) side(cmp comparison, i int) side {
	s := side{v: cmp.sides[i], value: c.Tracer.Of(cmp.sides[i])}
	s.marks = s.value.Marks()
	if n := nameOf(c.pass, cmp.operand(i)); n != "" {
		s.names = append(s.names, n)
	}
	base := strip(s.v)
	switch b := base.(type) {
	case *ssa.UnOp:
		if f, ok := b.X.(*ssa.FieldAddr); ok {
			s.field = fieldName(f)
		}
	case *ssa.Field:
		s.field = ir.FieldOf(b)
	case *ssa.Parameter:
		s.names = append(s.names, b.Name())
	}
	if typ, _ := owner(s.field); lexicon.RequestType(typ) && tagged(base) != "" {
		s.names = append(s.names, tagged(base))
	}
	for _, m := range s.marks {
		if n := m.Name(); n != "" && m.Kind() != trace.FromConst {
			s.names = append(s.names, n[strings.LastIndex(n, ".")+1:])
		}
		if m.Kind() == trace.FromField && s.field == "" {
			s.field = m.Name()
		}
	}
	for _, a := range s.value {
		for _, p := range a.Params {
			if p.Index < len(cmp.fn.Params) {
				s.param = cmp.fn.Params[p.Index].Name()
				s.names = append(s.names, s.param)
			}
		}
		if s.param == "" && a.Has(trace.FromOuter) {
			s.param = "?"
		}
	}
	return s
}

func (s side) has(kind string) bool { return s.value.Has(kind) }

// secret is the first of the side's names that stands for a secret.
func (s side) secret() string {
	for _, n := range s.names {
		if lexicon.Guarded(n) {
			return n
		}
	}
	return ""
}

// given reports whether a name stands for what proves something.
func given(name string) bool { return lexicon.Guarded(name) || lexicon.Signature(name) }

// keyed is the secret of the server that goes into a digest of other things,
// which makes a MAC of it, if not a good one; or "".
func (s side) keyed() string {
	if !hashed(s) || s.request() == "" && s.param == "" {
		return ""
	}
	for _, m := range s.marks {
		if n := m.Name(); m.Kind() == trace.FromField || m.Kind() == trace.FromVar || m.IsSetting() {
			if n = n[strings.LastIndex(n, ".")+1:]; lexicon.Secret(n) == lexicon.Key || lexicon.Seasons(n) {
				return n
			}
		}
	}
	return ""
}

// request is the mark of the part that the client sends.
func (s side) request() trace.Mark {
	for _, m := range s.marks {
		if m.FromRequest() {
			return m
		}
	}
	if typ, field := owner(s.field); lexicon.RequestType(typ) {
		return trace.NewMark(trace.FromBody, field)
	}
	return ""
}

// owner parts a field's full name into its type's and its own.
func owner(field string) (typ, name string) {
	p := strings.Split(field[strings.LastIndex(field, "/")+1:], ".")
	if len(p) < 2 {
		return "", field
	}
	return p[len(p)-2], p[len(p)-1]
}

// describe names the received side.
func (s side) describe() string {
	m := s.request()
	where := map[string]string{trace.FromCookie: "cookie", trace.FromHeader: "header", trace.FromQuery: "query parameter", trace.FromForm: "form value", trace.FromPath: "path parameter", trace.FromBody: "body"}[m.Kind()]
	switch {
	case where != "" && m.Name() != "" && !strings.HasPrefix(m.Name(), "$"):
		return fmt.Sprintf("the request's %s %s", where, m.Name())
	case where != "":
		return "the request's " + where
	case s.param != "" && s.param != "?":
		return "the parameter " + s.param
	case len(s.names) > 0:
		return s.names[0]
	}
	return "what is given"
}

// held reports whether s is a secret of the server and other what it is to be
// compared with, and says what the secret is.
func (c *checker) held(s, other side) (side, string, bool) {
	no := func() (side, string, bool) { return s, "", false }
	if other.has(trace.MAC) || hashed(other) {
		return no() // digests of both may be compared anyhow
	}
	if lexicon.Conditional(other.request().Name()) {
		return no() // a version of a page, which everybody gets
	}
	name := other.secret()
	strong := other.request() != ""
	if s.has(trace.MAC) {
		given := strong || other.param != "" || slices.ContainsFunc(other.names, lexicon.Signature)
		return s, "a MAC that is computed here", given && !constant(other)
	}
	if (strong || other.param != "") && expected(s, other) {
		return s, "a signature that is computed here", true
	}
	if own := s.keyed(); own != "" {
		return s, "a digest that is made here with the secret " + own, (strong || other.param != "") && !constant(other) && slices.ContainsFunc(other.names, given)
	}
	if strings.EqualFold(other.request().Name(), "authorization") && !constant(s) {
		if own := s.password(); own != "" {
			return s, "the password " + own, true
		}
	}
	if handedIn(s) && lexicon.Guarded(s.names[0]) && s.request() == "" && strong && name != "" {
		return s, "the secret " + s.names[0], true
	}
	if s.request() != "" || s.param != "" || constant(s) || s.has(trace.Claims) || s.has(trace.Unverified) || s.has(trace.FromReply) {
		return no()
	}
	if !strong {
		// A parameter's name must tell what it is, and only there.
		if other.param == "" || name == "" || other.field != "" || strings.HasSuffix(strings.ToLower(name), "id") || c.syntax(s, other) || !verdict(s.v.Parent()) {
			return no()
		}
	}
	if own := s.secret(); own != "" && kept(s) {
		return s, "the secret " + own, true
	}
	if strong && name != "" && c.computed(s) {
		return s, "the secret " + s.names[0], true
	}
	if typ, field := owner(s.field); lexicon.Password(field) && (lexicon.ConfigType(typ) || setting(s)) {
		return s, "the password " + field, strong
	}
	if len(s.names) > 0 && lexicon.Before(s.names[0]) {
		return no() // asks whether a setting has changed
	}
	if _, field := owner(s.field); !lexicon.Guarded(field) && (lexicon.UserName(field) || lexicon.Identity(field)) {
		return no() // whose it is: part of a key that names its user
	}
	if name != "" && (c.fetched(s, 0) || kept(s) && !s.has(trace.FromField) || strong && drawn(s)) {
		if key := fetchedAs(s); lexicon.Guarded(key) {
			name = key
		}
		return s, "the stored value of " + name, true
	}
	return no()
}

// password is what a setting or parameter that holds a password is called.
func (s side) password() string {
	if s.request() != "" {
		return ""
	}
	for _, m := range s.marks {
		if m.IsSetting() && lexicon.Password(m.Name()) {
			return m.Name()
		}
	}
	if handedIn(s) && lexicon.Password(s.names[0]) {
		return s.names[0]
	}
	return ""
}

// handedIn reports whether a side is what whoever calls or makes the function
// gives it.
func handedIn(s side) bool {
	if len(s.names) == 0 {
		return false
	}
	switch v := strip(s.v).(type) {
	case *ssa.Parameter, *ssa.FreeVar:
		return true
	case *ssa.UnOp:
		_, captured := v.X.(*ssa.FreeVar)
		return captured
	}
	return false
}

// verdict reports whether a function answers whether it was right, or with
// what is behind it: one that removes or tells others has been told the token
// by the program.
func verdict(fn *ssa.Function) bool {
	if fn == nil {
		return true
	}
	return lexicon.VerbOf(fn.Name()) != lexicon.End && (fn.Signature.Results().Len() > 0 || fn.Parent() != nil)
}

// hashed reports whether a side is a digest, which tells nothing of what it is
// made from.
func hashed(s side) bool { return s.has(trace.Hashed) && !s.has(trace.MAC) }

func constant(s side) bool {
	if _, ok := strip(s.v).(*ssa.Const); ok {
		return true
	}
	return len(s.value) > 0 && !slices.ContainsFunc(s.value, func(a trace.Alt) bool { return !a.IsConst || len(a.Marks) > 0 })
}

// kept reports whether the value comes out of something that holds it.
func kept(s side) bool {
	return slices.ContainsFunc(s.marks, func(m trace.Mark) bool {
		switch m.Kind() {
		case trace.FromField, trace.FromVar, trace.Session, trace.FromDefault:
			return true
		}
		return m.IsSetting()
	})
}

// drawn reports whether the value is nothing but what is drawn at random here:
// a secret that is made or kept for whoever is to send it back.
func drawn(s side) bool {
	return len(s.value) > 0 && !slices.ContainsFunc(s.value, func(a trace.Alt) bool { return !a.Random() })
}

// expected reports whether the value is a signature that something behind an
// interface makes, by the method's name, for what is given as one.
func expected(s, given side) bool {
	call, ok := base(s.v).(*ssa.Call)
	if !ok || !call.Call.IsInvoke() || len(call.Call.Args) == 0 || !lexicon.MakesSignature(call.Call.Method.Name()) {
		return false
	}
	return lexicon.Signature(given.request().Name()) || given.param != "" && slices.ContainsFunc(given.names, lexicon.Signature)
}

// computed reports whether the value is what a function of the program returns,
// and is called a secret where it is compared.
func (c *checker) computed(s side) bool {
	call, ok := base(s.v).(*ssa.Call)
	if !ok || len(s.names) == 0 || !lexicon.Guarded(s.names[0]) || call.Call.IsInvoke() || len(c.Tracer.Lookup(&call.Call)) > 0 {
		return false
	}
	f := call.Call.StaticCallee()
	return f != nil && f.Pkg != nil && len(call.Call.Args) > 1 && !origin.Std(f.Pkg.Pkg.Path())
}

func setting(s side) bool {
	return slices.ContainsFunc(s.marks, func(m trace.Mark) bool { return m.IsSetting() && m.Kind() != trace.FromDB })
}

// receiver is the call whose result has the method that a call is of, or nil.
func receiver(call *ssa.CallCommon) *ssa.CallCommon {
	var v ssa.Value
	if call.IsInvoke() {
		v = call.Value
	} else if call.Signature().Recv() != nil && len(call.Args) > 0 {
		v = call.Args[0]
	}
	if c, ok := v.(*ssa.Call); ok {
		return &c.Call
	}
	return nil
}

// mapName is the name of the field or variable that holds a map, or "".
func mapName(v ssa.Value) string {
	load, ok := v.(*ssa.UnOp)
	if !ok {
		return ""
	}
	switch a := load.X.(type) {
	case *ssa.Global:
		return a.Name()
	case *ssa.FieldAddr:
		_, name := owner(fieldName(a))
		return name
	}
	return ""
}

func looksUp(name string) bool {
	ws := lexicon.Words(name[strings.LastIndex(name, ".")+1:])
	if len(ws) == 0 {
		return false
	}
	switch ws[0] {
	case "get", "load", "find", "fetch", "lookup", "read", "query", "check", "select":
		return true
	}
	return false
}

// syntax reports whether the comparison is of a language's tokens.
func (c *checker) syntax(s, other side) bool {
	typ, _ := owner(s.field)
	if lexicon.Syntax(typ) || lexicon.Syntax(c.pass.Pkg.Name()) {
		return true
	}
	p, ok := strip(other.v).(*ssa.Parameter)
	if !ok {
		return false
	}
	fn := p.Parent()
	if recv := fn.Signature.Recv(); recv != nil && lexicon.Syntax(types.TypeString(recv.Type(), func(*types.Package) string { return "" })) {
		return true
	}
	return lexicon.Syntax(fn.Name())
}
