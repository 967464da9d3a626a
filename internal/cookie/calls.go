package cookie

import (
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
)

func splitList(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, ",")
}

// callPos is where a call begins in the source.
func (p *Package) callPos(call *ssa.CallCommon) token.Pos {
	if c := p.index.calls[call.Pos()]; c != nil {
		return c.Pos()
	}
	return call.Pos()
}

// call handles calls that write, read or return cookies.
func (p *Package) call(fn *ssa.Function, ci ssa.CallInstruction) {
	call := ci.Common()
	for _, e := range p.cat.Lookup(ir.Callee(call)) {
		switch e.Role {
		case catalog.CookieWrite:
			if _, ok := e.Args["name"]; ok {
				p.positional(fn, ci, e)
			}
		case catalog.HeaderSet:
			p.headerCall(fn, call, e)
		case catalog.CookieRead:
			p.read(fn, ci, e)
		}
	}
	p.fresh(fn, ci)
	s := p.fact(call)
	if s == nil {
		return
	}
	for _, t := range s.Writes {
		w := Write{Template: t}
		p.callAt(&w, call)
		p.settle(&w, fn, 0)
	}
	c, ok := ci.(*ssa.Call)
	if !ok {
		return
	}
	for _, r := range s.Returns {
		vs := results(c, r.Result)
		if r.Cookie.Judged || len(vs) == 0 {
			continue
		}
		w := Write{Template: r.Cookie, Options: p.cat.Has(r.Cookie.Type, catalog.CookieOptions) != nil}
		p.callAt(&w, call)
		p.follow(&w, fn, p.track(w.Options, vs...), 0)
	}
}

// fresh is a call that makes an empty cookie: a function without parameters,
// of the package that has the cookie's type.
func (p *Package) fresh(fn *ssa.Function, ci ssa.CallInstruction) {
	c, ok := ci.(*ssa.Call)
	if !ok || c.Call.IsInvoke() || c.Call.Signature().Params().Len() > 0 || c.Call.Signature().Recv() != nil || p.callee(&c.Call) != nil {
		return
	}
	e := p.cookieType(c.Type())
	if e == nil || e.Role != catalog.CookieType || packageOf(e.Name) != packageOf(ir.Callee(&c.Call)) {
		return
	}
	w := Write{Template: Template{Type: e.Name, What: e.Attr("kind")}, Call: &c.Call, At: p.callPos(&c.Call)}
	p.follow(&w, fn, p.track(false, c), 0)
}

// positional is a call whose arguments are the attributes.
func (p *Package) positional(fn *ssa.Function, ci ssa.CallInstruction, e *catalog.Entry) {
	call := ci.Common()
	w := Write{Template: Template{What: e.Attr("kind")}, Call: call, At: p.callPos(call)}
	for f := range numFields {
		if i := e.Int(f.String(), -2); i >= 0 {
			if v := arg(call, i); v != nil {
				w.Set[f] = p.eval(v)
			}
		}
	}
	if i := e.Int("others", -2); i >= 0 {
		els := p.elements(arg(call, i), 0)
		if els == nil {
			return
		}
		order := splitList(e.Attr("order"))
		for i, el := range els[0] {
			el = unwrap(el)
			if isFunc(el.Type()) {
				if !p.callback(el, &w) {
					return
				}
			} else if i < len(order) {
				if f, ok := fieldNamed(order[i]); ok {
					w.Set[f] = p.eval(el)
				}
			}
		}
	}
	if i := e.Int("options", -2); i >= 0 && !p.structArg(arg(call, i), &w) {
		return
	}
	if !p.trailing(call, e, &w) {
		return
	}
	for f := range withDefault(e) {
		if w.Set[f].Kind == Absent {
			w.Set[f] = fixed("true")
		}
	}
	if e.Attr("samesite") == "ctx" {
		w.Set[SameSite], w.Weak = p.contextSameSite(fn, ci), true
	}
	p.callIdents(&w, call, e.Int("name", -2), e.Int("value", -2))
	if c, ok := ci.(*ssa.Call); ok && p.cookieType(c.Type()) != nil {
		// It is only made here, and may get more.
		w.Type = p.cookieType(c.Type()).Name
		p.follow(&w, fn, p.track(false, c), 0)
		return
	}
	p.settle(&w, fn, 0)
}

// callback adds what a function does that gets the cookie. It reports false
// when that cannot be seen.
func (p *Package) callback(v ssa.Value, w *Write) bool {
	var f *ssa.Function
	switch v := v.(type) {
	case *ssa.Function:
		f = v
	case *ssa.MakeClosure:
		f = v.Fn.(*ssa.Function)
	}
	if f == nil || !p.own[origin(f)] || len(f.Params) == 0 {
		return false
	}
	u := p.paramUse(origin(f), 0, false)
	if u == nil || u.unknown {
		return false
	}
	for i, a := range u.set {
		u := Set{}
		u[i] = outer(a)
		w.Set = w.Set.add(u)
	}
	return true
}

// structArg adds the attributes of an options struct among the arguments. It
// reports false when they cannot be seen.
func (p *Package) structArg(v ssa.Value, w *Write) bool {
	if v == nil {
		return true
	}
	if _, ok := v.Type().Underlying().(*types.Slice); ok {
		els := p.elements(v, 0)
		if els == nil {
			return false
		}
		if len(els[0]) == 0 {
			return true
		}
		v = els[0][0]
	}
	if l, ok := v.(*ssa.UnOp); ok && l.Op == token.MUL {
		v = l.X
	}
	switch v := v.(type) {
	case *ssa.Const:
		return true
	case *ssa.Alloc:
		if !copied(v) {
			w.Set = w.Set.add(p.track(true, v).set)
			return true
		}
	}
	return false
}

func unwrap(v ssa.Value) ssa.Value {
	if m, ok := v.(*ssa.MakeInterface); ok {
		return m.X
	}
	return v
}

// trailing evaluates functional options in variadic arguments. It reports
// false when they cannot be seen.
func (p *Package) trailing(call *ssa.CallCommon, e *catalog.Entry, w *Write) bool {
	if e.Attr("others") != "" || !call.Signature().Variadic() {
		return true
	}
	rest := call.Args[len(call.Args)-1]
	if s, ok := rest.Type().Underlying().(*types.Slice); !ok || !isFunc(s.Elem()) {
		return true
	}
	els := p.elements(rest, 0)
	if els == nil {
		return false
	}
	for _, el := range els[0] {
		for {
			c, ok := el.(*ssa.ChangeType)
			if !ok {
				break
			}
			el = c.X
		}
		var o *ssa.CallCommon
		var name string
		switch v := el.(type) {
		case *ssa.Call:
			o, name = &v.Call, ir.Callee(&v.Call)
		case *ssa.Function:
			name = v.String()
		}
		s := p.cat.Has(name, catalog.CookieSetter)
		if s == nil {
			// Another option of the same library has no say in the cookie.
			if pkg := packageOf(name); name == "" || pkg != packageOf(e.Name) || !p.cat.Covered(pkg) {
				return false
			}
			continue
		}
		f, ok := fieldNamed(s.Attr("attr"))
		if !ok {
			continue
		}
		if _, ok := s.Args["arg"]; !ok || o == nil {
			w.Set[f] = fixed("true")
		} else {
			w.Set[f] = p.eval(arg(o, s.Int("arg", 0)))
		}
	}
	return true
}

func isFunc(t types.Type) bool {
	_, ok := t.Underlying().(*types.Signature)
	return ok
}

// contextSameSite is the SameSite that a call on the same context set before.
// A call elsewhere in the package, in a middleware or a caller, counts as
// unknown; one in a function that writes a cookie itself is for that cookie.
func (p *Package) contextSameSite(fn *ssa.Function, ci ssa.CallInstruction) Attr {
	var here Attr
	elsewhere := false
	k := key(recv(ci.Common()), 0)
	p.instructions(func(g *ssa.Function, in ssa.Instruction) {
		c, ok := in.(ssa.CallInstruction)
		if !ok {
			return
		}
		e := p.cat.Has(ir.Callee(c.Common()), catalog.SameSiteCtx)
		if e == nil {
			return
		}
		if g != fn || key(recv(c.Common()), 0) != k {
			elsewhere = elsewhere || !p.writesOnContext(g)
			return
		}
		if c.Pos() < ci.Pos() {
			here = join(here, p.eval(arg(c.Common(), e.Int("arg", 0))))
		}
	})
	if here.Kind == Absent && elsewhere {
		return Attr{Kind: Runtime}
	}
	return here
}

// writesOnContext reports whether the function writes a cookie whose SameSite
// is the context's.
func (p *Package) writesOnContext(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			if c, ok := in.(ssa.CallInstruction); ok {
				if e := p.cat.Has(ir.Callee(c.Common()), catalog.CookieWrite); e != nil && e.Attr("samesite") == "ctx" {
					return true
				}
			}
		}
	}
	return false
}

func recv(call *ssa.CallCommon) ssa.Value {
	if args := allArgs(call); len(args) > 0 {
		return args[0]
	}
	return nil
}

// headerCall is a call that sets headers.
func (p *Package) headerCall(fn *ssa.Function, call *ssa.CallCommon, e *catalog.Entry) {
	if _, ok := e.Args["map"]; ok {
		return // the map's updates are handled where they are
	}
	if n := e.Int("name", -2); n >= 0 {
		if p.isSetCookie(arg(call, n)) {
			p.headerValue(fn, arg(call, e.Int("value", n+1)), call)
		}
		return
	}
	els := p.first(arg(call, e.Int("pairs", 0)), 0)
	for i := 0; i+1 < len(els); i += 2 {
		if p.isSetCookie(els[i]) {
			p.headerValue(fn, els[i+1], call)
		}
	}
}

// mapHeader is a header that is set as an element of a map.
func (p *Package) mapHeader(fn *ssa.Function, m *ssa.MapUpdate) {
	if !p.isSetCookie(m.Key) {
		return
	}
	p.headerAt(fn, m.Value, nil, m.Pos())
}

func (p *Package) isSetCookie(v ssa.Value) bool {
	if v == nil || !textual(v.Type()) {
		return false
	}
	a := p.eval(v)
	return a.Kind == Const && fold(a.Text) == "set-cookie"
}

func (p *Package) headerValue(fn *ssa.Function, v ssa.Value, call *ssa.CallCommon) {
	p.headerAt(fn, v, call, p.callPos(call))
}

func (p *Package) headerAt(fn *ssa.Function, v ssa.Value, call *ssa.CallCommon, pos token.Pos) {
	if v == nil {
		return
	}
	if call, ok := v.(*ssa.Call); ok && len(call.Call.Args) == 2 { // more are appended
		if b, ok := call.Call.Value.(*ssa.Builtin); ok && b.Name() == "append" {
			v = call.Call.Args[1]
		}
	}
	values := []ssa.Value{v}
	if _, ok := v.Type().Underlying().(*types.Slice); ok && !textual(v.Type()) {
		values = p.first(v, 0)
	}
	for _, v := range values {
		s, ok := header(p.text(v, 0))
		if !ok {
			continue
		}
		p.settle(&Write{Template: Template{Set: s}, Header: true, Call: call, At: pos}, fn, 0)
	}
}

// read is a call that parses cookies from a request. What it returns has lost
// its attributes, so sending it back to the browser drops them.
func (p *Package) read(fn *ssa.Function, ci ssa.CallInstruction, e *catalog.Entry) {
	c, ok := ci.(*ssa.Call)
	if !ok {
		return
	}
	vs := results(c, 0)
	if len(vs) == 0 {
		return
	}
	t := vs[0].Type()
	if s, ok := t.Underlying().(*types.Slice); ok {
		t = s.Elem()
	}
	ct := p.cookieType(t)
	if ct == nil {
		return
	}
	w := Write{Template: Template{Type: ct.Name, Read: true}, Call: &c.Call, At: p.callPos(&c.Call)}
	if v := arg(&c.Call, e.Int("name", 0)); v != nil && textual(v.Type()) {
		w.Set[Name] = p.eval(v)
		p.callIdents(&w, &c.Call, e.Int("name", 0), -1)
	} else if _, list := vs[0].Type().Underlying().(*types.Slice); list {
		w.Set[Name] = p.comparedName(vs[0])
	}
	p.follow(&w, fn, p.track(false, vs...), 0)
}
