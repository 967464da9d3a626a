package cookie

import (
	"go/token"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// A use is what happens to a cookie from some value on.
type use struct {
	set      Set
	sunk     bool // written to a response, or applied
	client   bool // sent as a request's cookie
	unknown  bool // goes where it cannot be followed
	returned []int
	what     string // kind= of the call it goes to
	steps    []Step
}

// A tracker follows one cookie.
type tracker struct {
	p       *Package
	u       *use
	options bool
	work    []ssa.Value
	seen    map[ssa.Value]bool
	fields  map[string]bool
	stores  []fieldStore
	ends    []*ssa.BasicBlock // of the calls and returns that the cookie leaves by
}

type fieldStore struct {
	f     Field
	a     Attr
	block *ssa.BasicBlock
}

// track follows a cookie, or the address of one, through the package.
func (p *Package) track(options bool, roots ...ssa.Value) *use {
	t := &tracker{p: p, u: &use{}, options: options, seen: map[ssa.Value]bool{}, fields: map[string]bool{}}
	for _, r := range roots {
		t.add(r)
	}
	for len(t.work) > 0 {
		v := t.work[0]
		t.work = t.work[1:]
		t.uses(v)
	}
	for _, s := range t.stores {
		a := s.a
		// What is set on some ways only is a switch, unless it says no more
		// than the default.
		if a.Kind == Const && !(s.f >= Secure && a.isFalse()) && t.conditional(s.block) {
			a = Attr{Kind: Runtime, Text: a.Text, Ident: a.Ident}
		}
		var one Set
		one[s.f] = a
		t.u.set = t.u.set.add(one)
	}
	return t.u
}

// conditional reports whether the cookie leaves without passing the block.
func (t *tracker) conditional(b *ssa.BasicBlock) bool {
	for _, end := range t.ends {
		if end.Parent() == b.Parent() && !b.Dominates(end) {
			return true
		}
	}
	return false
}

func (t *tracker) add(v ssa.Value) {
	if v != nil && !t.seen[v] {
		t.seen[v] = true
		t.work = append(t.work, v)
	}
}

func (t *tracker) uses(v ssa.Value) {
	var refs []ssa.Instruction
	if g, ok := v.(*ssa.Global); ok {
		if u := t.p.globals[g]; u != nil {
			refs = u.uses
		}
		if t.options {
			t.u.sunk = true
		}
	} else if r := v.Referrers(); r != nil {
		refs = *r
	}
	for _, in := range refs {
		t.instr(v, in)
	}
}

func (t *tracker) instr(v ssa.Value, in ssa.Instruction) {
	switch in := in.(type) {
	case *ssa.FieldAddr:
		if in.X == v {
			t.fieldAddr(in)
		}
	case *ssa.Store:
		if in.Val == v {
			t.stored(in)
		}
	case *ssa.UnOp:
		if in.Op == token.MUL {
			t.add(in)
		}
	case *ssa.Phi, *ssa.ChangeType, *ssa.MakeInterface, *ssa.ChangeInterface, *ssa.TypeAssert, *ssa.Slice, *ssa.IndexAddr, *ssa.Index, *ssa.Lookup, *ssa.Range, *ssa.Next:
		t.add(in.(ssa.Value))
	case *ssa.Extract:
		t.add(in)
	case *ssa.MapUpdate:
		if in.Value == v {
			t.add(in.Map)
		}
	case *ssa.Send:
		t.u.unknown = true
	case *ssa.MakeClosure:
		for i, b := range in.Bindings {
			if b == v {
				t.add(in.Fn.(*ssa.Function).FreeVars[i])
			}
		}
	case *ssa.Return:
		for i, r := range in.Results {
			if r == v && !slices.Contains(t.u.returned, i) {
				t.u.returned = append(t.u.returned, i)
			}
		}
		t.ends = append(t.ends, in.Block())
	case ssa.CallInstruction:
		t.call(v, in)
	}
}

// fieldAddr notes the stores to an attribute.
func (t *tracker) fieldAddr(fa *ssa.FieldAddr) {
	f, inverted, ok := t.p.field(ir.FieldName(fa))
	if !ok {
		return
	}
	for _, r := range *fa.Referrers() {
		s, ok := r.(*ssa.Store)
		if !ok || s.Addr != fa {
			continue
		}
		a := t.p.eval(s.Val)
		if inverted && a.Kind == Const {
			a.Text = negate(a.Text)
		}
		a = t.p.decided(f, a, s)
		t.stores = append(t.stores, fieldStore{f, a, s.Block()})
	}
}

// stored follows a cookie into memory. Struct fields are one place for all
// values of the struct.
func (t *tracker) stored(s *ssa.Store) {
	switch addr := s.Addr.(type) {
	case *ssa.FieldAddr:
		t.intoField(addr, s.Pos())
	case *ssa.IndexAddr:
		t.add(addr.X)
		t.add(addr)
	default:
		t.add(addr)
	}
}

func (t *tracker) intoField(fa *ssa.FieldAddr, pos token.Pos) {
	name := ir.FieldName(fa)
	if t.fields[name] {
		return
	}
	t.fields[name] = true
	if t.options {
		t.u.sunk = true
		t.u.steps = append(t.u.steps, Step{pos, "applied here"})
	}
	for _, other := range t.p.fieldAddrs[name] {
		t.add(other)
	}
	for _, other := range t.p.fieldReads[name] {
		t.add(other)
	}
}

// call follows a cookie into a call.
func (t *tracker) call(v ssa.Value, in ssa.CallInstruction) {
	call := in.Common()
	if b, ok := call.Value.(*ssa.Builtin); ok {
		if c, ok := in.(*ssa.Call); ok && b.Name() == "append" {
			t.add(c)
		}
		return
	}
	name := ir.Callee(call)
	known := false
	for _, e := range t.p.cat.Lookup(name) {
		if t.cataloged(v, in, e) {
			known = true
		}
	}
	if known {
		return
	}
	args := allArgs(call)
	for i, a := range args {
		if a != v {
			continue
		}
		if f := t.p.callee(call); f != nil && i < len(f.Params) {
			t.merge(t.p.paramUse(f, i, t.options), in, f.Name())
			continue
		}
		if s := t.p.fact(call); s != nil {
			for _, pu := range s.Params {
				if pu.Param == i {
					t.merge(&use{set: pu.Set, sunk: pu.Sunk, client: pu.Client, unknown: pu.Unknown, returned: pu.Returned}, in, last(name))
					known = true
				}
			}
			if known {
				continue
			}
		}
		t.outside(v, in, name, i == 0 && call.Signature().Recv() != nil && !call.IsInvoke())
	}
}

// outside is a call to a function that nothing is known about.
func (t *tracker) outside(v ssa.Value, in ssa.CallInstruction, name string, receiver bool) {
	switch {
	case receiver && last(name) == "String":
		// The cookie's text; followed to where it becomes a header.
		if c, ok := in.(*ssa.Call); ok {
			t.add(c)
		}
	case receiver, harmless(name):
	case setsCookie(name), t.options:
		t.sink(in, "passed to "+last(name)+" here")
	case t.p.aside(v, name):
	default:
		t.u.unknown = true
	}
}

// aside reports whether a function belongs to the library that has the
// cookie's type, and the catalog has nothing about it: it gives the cookie
// back to a pool, or looks at it.
func (p *Package) aside(v ssa.Value, name string) bool {
	e := p.cookieType(v.Type())
	return e != nil && packageOf(e.Name) == packageOf(name) && p.cat.Covered(packageOf(name))
}

// setsCookie reports whether a function that is not known is named like one
// that writes cookies.
func setsCookie(name string) bool {
	ws := lexicon.Words(last(name))
	return len(ws) > 1 && (ws[0] == "set" || ws[0] == "write") && slices.Contains(ws, "cookie")
}

// harmless reports whether a function of the standard library merely looks.
func harmless(name string) bool {
	path := strings.TrimLeft(name, "(*")
	for _, pre := range []string{"fmt.", "log.", "log/slog.", "reflect.", "errors.", "encoding/", "sort.", "slices."} {
		if strings.HasPrefix(path, pre) {
			return true
		}
	}
	return false
}

func (t *tracker) sink(in ssa.CallInstruction, text string) {
	t.u.sunk = true
	t.ends = append(t.ends, in.Block())
	t.u.steps = append(t.u.steps, Step{in.Pos(), text})
}

// merge adds what a callee does with the cookie.
func (t *tracker) merge(u *use, in ssa.CallInstruction, name string) {
	if u == nil {
		return
	}
	s := t.p.substitute(u.set, in.Common())
	for f, a := range s {
		if a.Kind != Absent {
			t.stores = append(t.stores, fieldStore{Field(f), a, in.Block()})
		}
	}
	t.u.client = t.u.client || u.client
	t.u.unknown = t.u.unknown || u.unknown
	if u.sunk {
		t.sink(in, "written by "+name+", called here")
		t.u.steps = append(t.u.steps, u.steps...)
	}
	if c, ok := in.(*ssa.Call); ok {
		for _, i := range u.returned {
			t.result(c, i)
		}
	}
}

// result follows result i of a call.
func (t *tracker) result(c *ssa.Call, i int) {
	for _, v := range results(c, i) {
		t.add(v)
	}
}

func results(c *ssa.Call, i int) []ssa.Value {
	if c.Call.Signature().Results().Len() == 1 {
		return []ssa.Value{c}
	}
	var vs []ssa.Value
	for _, r := range *c.Referrers() {
		if x, ok := r.(*ssa.Extract); ok && x.Index == i {
			vs = append(vs, x)
		}
	}
	return vs
}

// cataloged handles a call that the catalog knows.
func (t *tracker) cataloged(v ssa.Value, in ssa.CallInstruction, e *catalog.Entry) bool {
	call := in.Common()
	switch e.Role {
	case catalog.CookieWrite:
		if arg(call, e.Int("cookie", -2)) == v {
			t.u.what = e.Attr("kind")
			var w Write
			if !t.p.trailing(call, e, &w) {
				t.u.unknown = true // options that may set anything
			}
			for f, a := range w.Set {
				if a.Kind != Absent {
					t.stores = append(t.stores, fieldStore{Field(f), a, in.Block()})
				}
			}
			t.sink(in, "written here")
			return true
		}
	case catalog.CookieClient:
		t.u.client = true
		return true
	case catalog.CookieSetter:
		if arg(call, -1) == v && e.Attr("option") == "" {
			if f, ok := fieldNamed(e.Attr("attr")); ok {
				a := t.p.eval(arg(call, e.Int("arg", 0)))
				t.stores = append(t.stores, fieldStore{f, a, in.Block()})
				if g, ok := fieldNamed(e.Attr("none")); ok && f == SameSite && isNone(a) {
					t.stores = append(t.stores, fieldStore{g, fixed("true"), in.Block()})
				}
			}
			return true
		}
	case catalog.CookieApply, catalog.CookieStore:
		for _, a := range call.Args {
			if a == v {
				t.sink(in, "applied here")
				return true
			}
		}
		if t.options { // inside variadic arguments
			t.sink(in, "applied here")
			return true
		}
	case catalog.HeaderSet:
		if t.isHeaderValue(v, call, e) {
			t.sink(in, "written here")
			return true
		}
	}
	return false
}

// isHeaderValue reports whether v is the value of a Set-Cookie header.
func (t *tracker) isHeaderValue(v ssa.Value, call *ssa.CallCommon, e *catalog.Entry) bool {
	name := arg(call, e.Int("name", -2))
	if name == nil || arg(call, e.Int("value", -2)) != v {
		return false
	}
	a := t.p.eval(name)
	return a.Kind == Const && fold(a.Text) == "set-cookie"
}

// paramUse is what a function does with the cookie in its parameter.
func (p *Package) paramUse(f *ssa.Function, i int, options bool) *use {
	k := paramKey{f, i}
	if u, ok := p.uses[k]; ok {
		return u // nil while it is being computed
	}
	p.uses[k] = nil
	u := p.track(options, f.Params[i])
	p.uses[k] = u
	return u
}
