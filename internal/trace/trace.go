package trace

import (
	"go/constant"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
)

// A Func is what is known of a function's values: the summary that travels.
type Func struct {
	Results []Value // by result
	Fills   []Fill  // what it writes through its parameters
	Sinks   []Use   // which secrets its parameters become
	Ends    []Use   // in which of the catalog's sinks its parameters end
	Flaws   []Use   // of a dependency: keys that others know, used inside
	Tells   bool    // its results have been reported inside it
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
}

// Says reports whether the alternative tells anything of its strength.
func (a Alt) Says() bool { return a.random() || len(a.Weak) > 0 || a.Guess }

// Random reports whether the alternative holds strong random bits and nothing
// else that tells.
func (a Alt) Random() bool { return a.random() && len(a.Weak) == 0 }

// Empty reports whether there is nothing worth telling others.
func (f *Func) Empty() bool {
	if len(f.Fills) > 0 || len(f.Sinks) > 0 || len(f.Ends) > 0 || len(f.Flaws) > 0 {
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

// A Tracer follows values through one package.
type Tracer struct {
	Fset    *token.FileSet
	pkg     *ir.Package
	cat     *catalog.Catalog
	outside Knowledge

	// Tells, if set, reports whether a function of the package has its weak
	// results reported inside it; Fallback, whether a returned value is the
	// weak stand-in for a strong source that failed, which is reported there.
	Tells    func(*ssa.Function) bool
	Fallback func(*ssa.Function, *ssa.Return, ssa.Value) bool

	values  map[ssa.Value]Value
	active  map[ssa.Value]bool
	hit     map[ssa.Value]bool // values that were needed while being computed: loops
	sums    map[*ssa.Function]*Func
	busy    map[*ssa.Function]bool
	fields  map[string][]*ssa.Store // what the package stores to each field
	globals map[*ssa.Global][]*ssa.Store
	closure map[*ssa.Function]*ssa.MakeClosure
	sends   map[types.Type][]ssa.Value
	methods map[string][]*ssa.Function // the package's methods by name
	depth   int
	work    int

	fieldVals map[string]Value
	loops     map[*ssa.BasicBlock]*loop
}

// maxWork bounds what one question may cost: beyond it the answer is that
// nothing is known, which keeps rules silent and huge functions cheap.
const maxWork = 4000

// New returns a tracer for the package.
func New(fset *token.FileSet, pkg *ir.Package, cat *catalog.Catalog, outside Knowledge) *Tracer {
	t := &Tracer{Fset: fset, pkg: pkg, cat: cat, outside: outside,
		values: map[ssa.Value]Value{}, active: map[ssa.Value]bool{}, hit: map[ssa.Value]bool{},
		sums: map[*ssa.Function]*Func{}, busy: map[*ssa.Function]bool{},
		fields: map[string][]*ssa.Store{}, globals: map[*ssa.Global][]*ssa.Store{},
		closure: map[*ssa.Function]*ssa.MakeClosure{}, sends: map[types.Type][]ssa.Value{}, methods: map[string][]*ssa.Function{}, loops: map[*ssa.BasicBlock]*loop{}, fieldVals: map[string]Value{}}
	for _, fn := range pkg.Funcs {
		if fn.Signature.Recv() != nil {
			t.methods[fn.Name()] = append(t.methods[fn.Name()], fn)
		}
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				switch in := in.(type) {
				case *ssa.Store:
					switch a := in.Addr.(type) {
					case *ssa.FieldAddr:
						n := ir.FieldName(a)
						t.fields[n] = append(t.fields[n], in)
					case *ssa.Global:
						t.globals[a] = append(t.globals[a], in)
					}
				case *ssa.MakeClosure:
					t.closure[in.Fn.(*ssa.Function)] = in
				case *ssa.Send:
					t.sends[in.Chan.Type()] = append(t.sends[in.Chan.Type()], in.X)
				}
			}
		}
	}
	return t
}

// Step describes a place of the package.
func (t *Tracer) Step(pos token.Pos, what string) Step {
	p := t.Fset.Position(pos)
	return Step{filepath.Join(filepath.Base(filepath.Dir(p.Filename)), filepath.Base(p.Filename)), p.Line, what}
}

// FieldValues calls f for each field that the package stores to, with the
// value that lands there, as far as it says anything, and its type.
func (t *Tracer) FieldValues(f func(name string, v Value, ty types.Type)) {
	for name, stores := range t.fields {
		f(name, t.field(name), stores[0].Val.Type())
	}
}

// GlobalValues does the same for the package's variables.
func (t *Tracer) GlobalValues(f func(name string, v Value, ty types.Type)) {
	for g, stores := range t.globals {
		f(g.String(), t.global(g), stores[0].Val.Type())
	}
}

// Of returns what v is made of.
func (t *Tracer) Of(v ssa.Value) Value {
	if r, ok := t.values[v]; ok {
		return r
	}
	if t.active[v] {
		t.hit[v] = true
		return nil
	}
	if t.depth == 0 {
		t.work = 0
	}
	if t.work++; t.depth > 200 || t.work > maxWork {
		return unknown()
	}
	t.active[v] = true
	t.depth++
	r := t.of(v)
	t.depth--
	delete(t.active, v)
	delete(t.hit, v)
	// A value computed inside a cycle that isn't closed yet is provisional.
	if len(t.hit) == 0 || t.work > maxWork {
		t.values[v] = r
	}
	return r
}

func (t *Tracer) of(v ssa.Value) Value {
	switch v := v.(type) {
	case *ssa.Const:
		if v.Value == nil {
			return nil
		}
		if v.Value.Kind() == constant.String {
			return Value{{IsConst: true, Const: constant.StringVal(v.Value)}}
		}
		return Value{{IsConst: true}}
	case *ssa.Parameter:
		for i, p := range v.Parent().Params {
			if p == v {
				return Value{{Params: []Param{{Index: i}}}}
			}
		}
	case *ssa.FreeVar:
		return t.free(v)
	case *ssa.Phi:
		return t.phi(v)
	case *ssa.BinOp:
		return t.binop(v)
	case *ssa.Convert:
		return t.Of(v.X)
	case *ssa.ChangeType:
		return t.Of(v.X)
	case *ssa.MakeInterface:
		return t.Of(v.X)
	case *ssa.ChangeInterface:
		return t.Of(v.X)
	case *ssa.TypeAssert:
		return t.Of(v.X)
	case *ssa.MultiConvert:
		return t.Of(v.X)
	case *ssa.SliceToArrayPointer:
		return t.Of(v.X)
	case *ssa.Slice:
		return t.slice(v)
	case *ssa.Index:
		return t.element(v.X, v.Index)
	case *ssa.Lookup:
		if types.IsInterface(v.X.Type()) {
			return unknown()
		}
		if _, ok := v.X.Type().Underlying().(*types.Map); ok {
			return t.mapped(v.X, v.Index)
		}
		return t.element(v.X, v.Index)
	case *ssa.Extract:
		switch x := v.Tuple.(type) {
		case *ssa.Call:
			return t.call(x, v.Index)
		case *ssa.Next:
			if r, ok := x.Iter.(*ssa.Range); ok && v.Index == 2 {
				return t.Of(r.X)
			}
		case *ssa.TypeAssert:
			if v.Index == 0 {
				return t.Of(x.X)
			}
		case *ssa.Lookup:
			if v.Index == 0 {
				return t.mapped(x.X, x.Index)
			}
		case *ssa.UnOp:
			if v.Index == 0 {
				return t.received(x.X)
			}
		}
		return unknown()
	case *ssa.Call:
		return t.contents(v, t.call(v, 0))
	case *ssa.Alloc:
		return t.contents(v, nil)
	case *ssa.MakeSlice:
		return t.contents(v, nil)
	case *ssa.UnOp:
		switch v.Op {
		case token.MUL:
			return t.load(v.X)
		case token.ARROW:
			return t.received(v.X)
		}
		return t.Of(v.X)
	case *ssa.Field:
		return t.fieldOfStruct(v)
	case *ssa.FieldAddr, *ssa.IndexAddr, *ssa.Global:
		return t.load(v)
	}
	return unknown()
}

func (t *Tracer) free(v *ssa.FreeVar) Value {
	mc := t.closure[v.Parent()]
	if mc == nil {
		return unknown()
	}
	for i, f := range v.Parent().FreeVars {
		if f == v {
			b := mc.Bindings[i]
			r := t.Of(b)
			if a, ok := b.(*ssa.Alloc); ok {
				r = either(r, t.storedInClosures(a))
			}
			// Parameters of the enclosing function are not this one's.
			return r.each(func(a Alt) Alt {
				if len(a.Params) > 0 {
					for _, p := range a.Params {
						a.Marks = union(a.Marks, []Mark{Outer(mc.Parent(), p.Index)})
					}
					a.Params, a.Unknown = nil, true
				}
				return a
			})
		}
	}
	return unknown()
}

// Binding is the enclosing function's value that a closure's free variable
// is, or nil.
func (t *Tracer) Binding(v *ssa.FreeVar) ssa.Value {
	if mc := t.closure[v.Parent()]; mc != nil {
		for i, f := range v.Parent().FreeVars {
			if f == v {
				return mc.Bindings[i]
			}
		}
	}
	return nil
}

// storedInClosures joins what the closures that capture the variable store
// to it.
func (t *Tracer) storedInClosures(a *ssa.Alloc) Value {
	var r Value
	for _, ref := range *a.Referrers() {
		mc, ok := ref.(*ssa.MakeClosure)
		if !ok {
			continue
		}
		for i, b := range mc.Bindings {
			if b != a {
				continue
			}
			fv := mc.Fn.(*ssa.Function).FreeVars[i]
			for _, ref := range *fv.Referrers() {
				if s, ok := ref.(*ssa.Store); ok && s.Addr == fv {
					r = either(r, t.Of(s.Val))
				}
			}
		}
	}
	return r
}

func (t *Tracer) phi(v *ssa.Phi) Value {
	var r, zero Value
	for i, e := range v.Edges {
		if c, ok := e.(*ssa.Const); ok && isZero(c) {
			zero = Value{{IsConst: true}} // "not set yet" says nothing beside a real value
			continue
		}
		x := t.Of(e)
		// A value that grows around a loop is drawn once a round.
		if t.hit[v] && v.Block().Dominates(v.Block().Preds[i]) {
			if b, ok := v.Type().Underlying().(*types.Basic); !ok || b.Info()&types.IsString != 0 {
				x = x.times(t.rounds(v.Block().Preds[i]))
			}
		}
		r = either(r, x)
	}
	if len(r) == 0 {
		return zero
	}
	return r
}

func isZero(c *ssa.Const) bool {
	if c.Value == nil {
		return true
	}
	switch c.Value.Kind() {
	case constant.String:
		return constant.StringVal(c.Value) == ""
	case constant.Int:
		return constant.Sign(c.Value) == 0
	}
	return false
}

func (t *Tracer) binop(v *ssa.BinOp) Value {
	switch v.Op {
	case token.ADD:
		// x+1 kept in a variable is a counter; load and increment find it.
		if k := t.increment(v); k != nil {
			return k
		}
		return concat(t.Of(v.X), t.Of(v.Y))
	case token.REM:
		if n := t.intOf(v.Y, 0); n.fixed() {
			return t.Of(v.X).pick(n.Const, false)
		}
		return t.Of(v.X).pick(0, false)
	case token.AND:
		if n := t.intOf(v.Y, 0); n.fixed() && n.Const > 0 {
			return t.Of(v.X).pick(n.Const+1, false)
		}
		return t.Of(v.X)
	case token.EQL, token.NEQ, token.LSS, token.LEQ, token.GTR, token.GEQ:
		return nil
	}
	return concat(t.Of(v.X), t.Of(v.Y))
}

// increment recognises n+1 for an n kept in a field or package variable to
// which the sum is stored back: a counter.
func (t *Tracer) increment(v *ssa.BinOp) Value {
	if b, ok := v.Type().Underlying().(*types.Basic); !ok || b.Info()&types.IsInteger == 0 {
		return nil
	}
	if _, ok := v.Y.(*ssa.Const); !ok {
		return nil
	}
	load, ok := v.X.(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return nil
	}
	for _, ref := range *v.Referrers() {
		if s, ok := ref.(*ssa.Store); ok && sameAddr(s.Addr, load.X) {
			return Value{{Weak: []Origin{{Kind: "a counter", Path: []Step{t.Step(v.Pos(), "counter incremented here")}}}}}
		}
	}
	return nil
}

func sameAddr(a, b ssa.Value) bool {
	if a == b {
		_, local := a.(*ssa.Alloc)
		return !local
	}
	x, ok1 := a.(*ssa.FieldAddr)
	y, ok2 := b.(*ssa.FieldAddr)
	return ok1 && ok2 && x.Field == y.Field && types.Identical(x.X.Type(), y.X.Type())
}

func (t *Tracer) slice(v *ssa.Slice) Value {
	x := t.Of(v.X)
	if isString(v.X.Type()) && t.few(v) {
		x = x.marked(Cut)
	}
	if v.High == nil {
		return x
	}
	high := t.intOf(v.High, 0)
	low := Length{Known: true}
	if v.Low != nil {
		low = t.intOf(v.Low, 0)
	}
	if high.fixed() && low.fixed() && high.Const > low.Const {
		return x.cut(high.Const - low.Const)
	}
	return x
}

// few reports whether the slice of a text is a few characters at its
// beginning or end: token[:6], token[len(token)-4:].
func (t *Tracer) few(v *ssa.Slice) bool {
	const few = 12
	if v.High != nil {
		n := t.intOf(v.High, 0)
		return n.fixed() && n.Const <= few
	}
	if d, ok := v.Low.(*ssa.BinOp); ok && d.Op == token.SUB {
		n := t.intOf(d.Y, 0)
		return n.fixed() && n.Const <= few
	}
	return false
}

func isString(ty types.Type) bool {
	b, ok := ty.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsString != 0
}

// element is one element of x, chosen by an index.
func (t *Tracer) element(x, index ssa.Value) Value {
	xs := t.Of(x)
	is := t.Of(index)
	for _, a := range xs {
		if a.IsConst && a.Const != "" { // an alphabet
			return is.pick(len([]rune(a.Const)), strings.Trim(a.Const, "0123456789") == "")
		}
	}
	chosen := false
	for _, a := range is {
		chosen = chosen || a.random() || len(a.Weak) > 0
	}
	if chosen { // an alphabet that isn't known
		return is.pick(0, false)
	}
	return xs.each(func(a Alt) Alt { return a })
}

// mapped joins what the package puts into the map.
func (t *Tracer) mapped(m, key ssa.Value) Value {
	var r Value
	if refs := m.Referrers(); refs != nil {
		for _, ref := range *refs {
			if u, ok := ref.(*ssa.MapUpdate); ok && u.Map == m {
				r = either(r, t.Of(u.Value))
			}
		}
	}
	if len(r) > 0 {
		return r
	}
	// Of a map that someone else filled: r.Header["Cookie"].
	name := t.textOf(key)
	for _, mk := range carried(t.Of(m)) {
		if mk.Name() == "" {
			mk = NewMark(mk.Kind(), name)
		}
		r = either(r, unknown().marked(mk))
	}
	if len(r) == 0 {
		return unknown()
	}
	return r
}

func (t *Tracer) received(ch ssa.Value) Value {
	var r Value
	for _, x := range t.sends[ch.Type()] {
		r = either(r, t.Of(x))
	}
	if len(r) == 0 {
		return unknown()
	}
	return r
}
