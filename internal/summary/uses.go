package summary

import (
	"go/token"
	"go/types"
	"path"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/origin"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// The ranks of evidence that a value is a secret, strongest first.
const (
	ByAPI = iota
	ByName
	ByParam
	ByResult
	ByVariable
)

// A Use is a place where a value becomes a secret.
type Use struct {
	Pos   token.Pos
	End   token.Pos
	Class lexicon.Class
	What  string // "field SessionID", "the cookie's value" …
	Rank  int
	Value trace.Value
	Expr  ssa.Value // the value that is used, nil for what a function value returns
}

// Uses returns the places in fn where values become secrets.
func (s *Package) Uses(fn *ssa.Function) []Use {
	if u, ok := s.uses[fn]; ok {
		return u
	}
	if s.busy[fn] {
		return nil
	}
	s.busy[fn] = true
	defer delete(s.busy, fn)
	var r []Use
	add := func(pos token.Pos, c lexicon.Class, what string, rank int, v ssa.Value) {
		if c != lexicon.None && v != nil && (rank == ByAPI || !s.IR.Dependency && !lexicon.LockTokens(s.IR.SSA.Pkg.Name()) && !cipherNonce(what, v) && !requestNonce(fn, what, c)) {
			r = append(r, Use{Pos: pos, Class: c, What: what, Rank: rank, Value: s.Tracer.Of(v), Expr: v})
		}
	}
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			switch in := in.(type) {
			case *ssa.Store:
				s.storeUse(in, add, &r)
			case *ssa.MapUpdate:
				if k, ok := ir.ConstText(in.Key); ok && (isText(in.Value.Type()) || isBoxed(in.Value)) {
					add(in.Pos(), entryClass(k, in.Value), "map entry "+quote(k), ByName, in.Value)
				}
				s.tableUse(in, add)
			case ssa.CallInstruction:
				s.callUse(in, add, &r)
			case *ssa.Return:
				if c := lexicon.Maker(fn.Name()); c != lexicon.None && fn.Parent() == nil {
					for _, v := range in.Results {
						if isText(v.Type()) {
							add(in.Pos(), c, "the result of "+fn.Name(), ByResult, v)
							break
						}
					}
				}
			}
		}
	}
	for _, v := range s.vars[fn] {
		if v.first {
			continue // reported where the function makes it
		}
		add(v.pos, lexicon.Secret(v.name), "variable "+v.name, ByVariable, v.value)
	}
	s.uses[fn] = r
	return r
}

type adder = func(token.Pos, lexicon.Class, string, int, ssa.Value)

func (s *Package) storeUse(in *ssa.Store, add adder, r *[]Use) {
	switch a := in.Addr.(type) {
	case *ssa.FieldAddr:
		name := ir.FieldName(a)
		field := name[strings.LastIndex(name, ".")+1:]
		for _, e := range catalog.Default().Lookup(name) {
			switch {
			case e.Role == catalog.Sink:
				add(in.Pos(), class(e.Attr("as")), "field "+field, ByAPI, in.Val)
				return
			case e.Role == catalog.IDFunc:
				s.funcUse(in.Pos(), in.Val, class(e.Attr("as")), "field "+field, r)
				return
			case e.Role == catalog.CookieField && e.Attr("attr") == "value":
				if c := s.cookieClass(a); c != lexicon.None {
					add(in.Pos(), c, "the value of a cookie", ByAPI, in.Val)
				}
				return
			case e.Role == catalog.CookieField || e.Role == catalog.CookieOptions:
				return
			}
		}
		if isText(in.Val.Type()) && !onlyNames(a, field) {
			add(in.Pos(), fieldClass(name), "field "+field, ByName, in.Val)
		} else if generator(field) {
			s.funcUse(in.Pos(), in.Val, lexicon.Token, "field "+field, r)
		}
	case *ssa.Global:
		if isText(in.Val.Type()) {
			add(in.Pos(), lexicon.Secret(a.Name()), "variable "+a.Name(), ByName, in.Val)
		}
	}
}

// fieldClass is what a field's name says, with its type's name where the
// field's own is too general: Session.ID.
func fieldClass(name string) lexicon.Class {
	parts := strings.Split(name[strings.LastIndex(name, "/")+1:], ".")
	field := parts[len(parts)-1]
	if c := lexicon.Secret(field); c != lexicon.None || len(parts) < 2 {
		return c
	}
	if strings.EqualFold(field, "id") && lexicon.Connection(parts[len(parts)-2]) {
		return lexicon.None
	}
	if strings.EqualFold(field, "id") {
		return lexicon.Secret(parts[len(parts)-2] + "_" + field)
	}
	return recordClass(parts[len(parts)-2], field)
}

// onlyNames reports whether a field is the public id of a record that keeps the
// hash of what is presented beside it, or the id of a call between two peers.
func onlyNames(f *ssa.FieldAddr, field string) bool {
	st := structOf(f.X)
	if st == nil || !strings.EqualFold(field, "id") && !strings.EqualFold(field, "sessionid") {
		return false
	}
	for other := range st.Fields() {
		if lexicon.HashedSecret(other.Name()) && isText(other.Type()) || lexicon.Signalling(other.Name()) {
			return true
		}
	}
	return false
}

// entryClass is what a map's key says of its value. A map of anything may be
// the claims of a signed token, whose jti only names it.
func entryClass(key string, v ssa.Value) lexicon.Class {
	if _, anything := v.(*ssa.MakeInterface); anything && strings.EqualFold(key, "jti") {
		return lexicon.None
	}
	return lexicon.Secret(key)
}

// isBoxed reports whether a value of any type is made of a text here.
func isBoxed(v ssa.Value) bool {
	m, ok := v.(*ssa.MakeInterface)
	return ok && isText(m.X.Type())
}

// recordClass is what a field is whose name only says that its record, which
// is named for a token, has it: RefreshToken.Value.
func recordClass(record, field string) lexicon.Class {
	switch strings.ToLower(field) {
	case "value", "string", "secret", "plain", "plaintext", "raw":
		if c := lexicon.Secret(record); c == lexicon.Token {
			return c
		}
	}
	return lexicon.None
}

// generator reports whether a field holds a function that makes ids.
func generator(field string) bool {
	switch strings.Join(lexicon.Words(field), "") {
	case "keygenerator", "tokengenerator", "sessionidgenerator", "idgenerator", "generateid", "idfunc", "generatesessionid", "tokenfunc", "generatetoken", "newsessionid", "sessionidgeneratorfunc":
		return true
	}
	return false
}

func (s *Package) funcUse(pos token.Pos, f ssa.Value, c lexicon.Class, what string, r *[]Use) {
	if sum := s.Tracer.FuncValue(f); sum != nil && len(sum.Results) > 0 && c != lexicon.None {
		*r = append(*r, Use{Pos: pos, Class: c, What: what + ", which makes ids", Rank: ByAPI, Value: sum.Results[0]})
	}
}

func (s *Package) callUse(in ssa.CallInstruction, add adder, r *[]Use) {
	call := in.Common()
	if _, ok := call.Value.(*ssa.Builtin); ok {
		return
	}
	name := ir.Callee(call)
	entries := s.Tracer.Lookup(call)
	args := call.Args
	first := 0
	if !call.IsInvoke() && call.Signature().Recv() != nil {
		first = 1
	}
	arg := func(i int) ssa.Value {
		if i < 0 || first+i >= len(args) {
			return nil
		}
		return args[first+i]
	}
	for _, e := range entries {
		switch e.Role {
		case catalog.Sink:
			add(in.Pos(), s.sinkClass(in, e), "argument of "+shortCallee(name), ByAPI, arg(e.Int("arg", 0)))
		case catalog.Persist:
			s.prefixUse(in, e, arg, add)
		case catalog.IDFunc:
			if f := arg(e.Int("arg", 0)); f != nil {
				s.funcUse(in.Pos(), f, class(e.Attr("as")), "argument of "+shortCallee(name), r)
			}
		case catalog.CookieWrite:
			if e.Attr("name") == "" || e.Attr("value") == "" {
				continue
			}
			c := lexicon.Token
			if n, ok := ir.ConstText(arg(e.Int("name", 0))); ok {
				c = s.cookieNameClass(n)
			}
			add(in.Pos(), c, "the value of a cookie", ByAPI, arg(e.Int("value", 1)))
		case catalog.HeaderSet:
			if n, ok := ir.ConstText(arg(e.Int("name", 0))); ok && strings.EqualFold(n, "Set-Cookie") {
				add(in.Pos(), lexicon.Token, "a Set-Cookie header", ByAPI, arg(e.Int("value", 1)))
			}
		}
	}
	if len(entries) > 0 {
		return
	}
	for _, u := range s.sinksOf(call) {
		if a := trace.Argument(call, u.Param); a != nil {
			add(in.Pos(), class(u.As), u.What+" ("+u.At.String()+")", ByParam, a)
		}
	}
	sig := call.Signature()
	if callee := call.StaticCallee(); callee == nil && !call.IsInvoke() || standard(call) {
		return
	}
	for i := range sig.Params().Len() {
		p := sig.Params().At(i)
		if lexicon.PlainSession(p.Name()) && lexicon.Connection(word(name)) {
			continue // newSFTPConnection(…, sessionID)
		}
		if a := arg(i); a != nil && isText(p.Type()) {
			add(in.Pos(), lexicon.Secret(p.Name()), "parameter "+p.Name()+" of "+shortCallee(name), ByParam, a)
		}
	}
}

// sinksOf returns what the called function's parameters become.
func (s *Package) sinksOf(call *ssa.CallCommon) []trace.Use {
	if f := call.StaticCallee(); f != nil && f.Blocks != nil && f.Parent() == nil {
		return s.paramSinks(f)
	}
	if f := s.Tracer.Callee(call); f != nil {
		return f.Sinks
	}
	return nil
}

// standard reports whether the callee is the standard library's, whose
// parameters named token are lexical.
func standard(call *ssa.CallCommon) bool {
	var pkg *types.Package
	if call.IsInvoke() {
		pkg = call.Method.Pkg()
	} else if f := call.StaticCallee(); f != nil && f.Object() != nil {
		pkg = f.Object().Pkg()
	}
	return pkg == nil || origin.Std(pkg.Path())
}

func shortCallee(name string) string {
	if i := strings.LastIndex(name, "/"); i >= 0 {
		name = name[i+1:]
	}
	return strings.TrimLeft(strings.ReplaceAll(name, ")", ""), "(*")
}

func class(as string) lexicon.Class {
	switch as {
	case "token", "id":
		return lexicon.Token
	case "key":
		return lexicon.Key
	case "state":
		return lexicon.State
	case "code":
		return lexicon.Code
	}
	return lexicon.None
}

func className(c lexicon.Class) string {
	switch c {
	case lexicon.Key:
		return "key"
	case lexicon.State:
		return "state"
	case lexicon.Code:
		return "code"
	}
	return "token"
}

// cookieClass is what the value of the cookie is to which the field belongs.
func (s *Package) cookieClass(value *ssa.FieldAddr) lexicon.Class {
	if value.X.Referrers() == nil {
		return lexicon.Token
	}
	for _, ref := range *value.X.Referrers() {
		f, ok := ref.(*ssa.FieldAddr)
		if !ok {
			continue
		}
		if e := catalog.Default().Has(ir.FieldName(f), catalog.CookieField); e == nil || e.Attr("attr") != "name" {
			continue
		}
		for _, use := range *f.Referrers() {
			if st, ok := use.(*ssa.Store); ok && st.Addr == f {
				if n, ok := ir.ConstText(st.Val); ok {
					return s.cookieNameClass(n)
				}
			}
		}
	}
	return lexicon.Token
}

func (s *Package) cookieNameClass(name string) lexicon.Class {
	if c := lexicon.Secret(name); c != lexicon.None {
		return c
	}
	if session, _ := s.SessionCookie(name); session {
		return lexicon.Token
	}
	return lexicon.None
}

func quote(s string) string { return "\"" + s + "\"" }

// isText reports whether a value of the type can be a token: text or bytes.
func isText(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return u.Info()&types.IsString != 0
	case *types.Slice:
		return types.Identical(u.Elem().Underlying(), types.Typ[types.Uint8])
	case *types.Array:
		return types.Identical(u.Elem().Underlying(), types.Typ[types.Uint8])
	case *types.Pointer:
		return ir.IsString(u.Elem())
	}
	return false
}

// cipherNonce reports whether a value is the nonce of a cipher by its name and
// type: bytes. It must be new, and need not be a secret.
func cipherNonce(name string, v ssa.Value) bool {
	return slices.ContainsFunc(lexicon.Words(name), func(w string) bool { return w == "nonce" }) && isText(v.Type()) && !ir.IsString(v.Type())
}

// requestNonce reports whether a nonce only tells signed requests to somebody
// else's interface apart, as far as the names of the function and its package
// say: nothing there is about a login or a form.
func requestNonce(fn *ssa.Function, name string, c lexicon.Class) bool {
	if c != lexicon.State || fn.Pkg == nil || !strings.HasSuffix(strings.ToLower(name), " nonce") {
		return false
	}
	return !lexicon.AboutLogin(ir.Outermost(fn).Name()) && !lexicon.AboutLogin(path.Base(fn.Pkg.Pkg.Path()))
}

// paramSinks are the uses of a function's own parameters.
func (s *Package) paramSinks(fn *ssa.Function) []trace.Use {
	var r []trace.Use
	seen := map[int]bool{}
	for _, u := range s.Uses(fn) {
		if u.Rank >= ByResult {
			continue
		}
		for _, a := range u.Value {
			for _, p := range a.Params {
				if p.Hash || seen[p.Index] || a.Unknown || elementOf(u.Expr, fn, p.Index) {
					continue
				}
				seen[p.Index] = true
				what, _, _ := strings.Cut(u.What, " (")
				r = append(r, trace.Use{Param: p.Index, As: className(u.Class), What: what, At: s.Tracer.Step(u.Pos, "used here")})
			}
		}
	}
	return r
}

// elementOf reports whether a value is one element of a list that is fn's
// parameter: what it becomes says nothing of the others, and a Use can't say
// which it is.
func elementOf(v ssa.Value, fn *ssa.Function, param int) bool {
	load, ok := Bare(v).(*ssa.UnOp)
	if !ok || param >= len(fn.Params) {
		return false
	}
	at, ok := load.X.(*ssa.IndexAddr)
	return ok && at.X == ssa.Value(fn.Params[param])
}
