package cookie

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
)

// A use is what happens to a cookie from some value on.
type use struct {
	set      Set
	sunk     bool // written to a response, or applied
	client   bool // sent as a request's cookie
	unknown  bool // goes where it cannot be followed
	via      int  // is completed by the functions in this parameter, counted from 1
	returned []int
	what     string // kind= of the call it goes to
	steps    []Step
	bare     bool // SameSite is None on a way on which Secure is never set

	// Where it is kept in a field, other functions than the one that makes it
	// may return it, or a copy that they have completed.
	elsewhere []elsewhere
}

// An elsewhere is a result of another function than that of the root.
type elsewhere struct {
	fn     *ssa.Function
	result int
	set    Set // in terms of that function's parameters
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
	home    *ssa.Function     // where the root is, nil for a variable of the package
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
	t.home = roots[0].Parent()
	for _, r := range roots {
		t.add(r)
	}
	for len(t.work) > 0 {
		v := t.work[0]
		t.work = t.work[1:]
		t.uses(v)
	}
	t.u.set = t.setFor(t.home)
	t.u.bare = t.bareNone()
	for i, e := range t.u.elsewhere {
		t.u.elsewhere[i].set = t.setFor(e.fn)
	}
	return t.u
}

// setFor is what is stored to the cookie that leaves by a function: not what
// others do with copies of their own, and nobody else's parameters.
func (t *tracker) setFor(fn *ssa.Function) Set {
	var set Set
	for _, s := range t.stores {
		a, at := s.a, s.block.Parent()
		if fn != nil && at != fn && slices.ContainsFunc(t.u.elsewhere, func(e elsewhere) bool { return e.fn == at }) {
			continue
		}
		if fn != nil && a.Kind == Param && ir.Outermost(at) != ir.Outermost(fn) {
			a = Attr{Kind: Runtime, Text: a.Text, Ident: a.Ident}
		}
		// What is set on some ways only is a switch, unless it says no more
		// than the default.
		if a.Kind == Const && !(s.f >= Secure && a.isFalse()) && t.conditional(s.block) {
			a = Attr{Kind: Runtime, Text: a.Text, Ident: a.Ident}
		}
		var one Set
		one[s.f] = a
		set = set.add(one)
	}
	return set
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
			if r == v {
				t.returned(in.Parent(), i)
			}
		}
		t.ends = append(t.ends, in.Block())
	case ssa.CallInstruction:
		t.call(v, in)
	}
}

// returned notes that a function returns the cookie.
func (t *tracker) returned(fn *ssa.Function, i int) {
	if t.home == nil || ir.Outermost(fn) == ir.Outermost(t.home) {
		if !slices.Contains(t.u.returned, i) {
			t.u.returned = append(t.u.returned, i)
		}
		return
	}
	if !slices.ContainsFunc(t.u.elsewhere, func(e elsewhere) bool { return e.fn == fn && e.result == i }) {
		t.u.elsewhere = append(t.u.elsewhere, elsewhere{fn: fn, result: i})
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
		if inverted && a.Kind != Runtime {
			a = a.negated(true)
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
	if responseField(fa) {
		t.u.sunk = true
	}
	for _, other := range t.p.fieldAddrs[name] {
		t.add(other)
	}
	for _, other := range t.p.fieldReads[name] {
		t.add(other)
	}
}
