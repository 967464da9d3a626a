package trace

import (
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
)

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
	methods map[string][]*ssa.Function          // the package's methods by name
	calls   map[*ssa.Function][]*ssa.CallCommon // see allCalls
	asValue map[*ssa.Function]bool
	puts    map[string][]*ssa.MapUpdate // what is put into the maps in its variables and fields
	given   map[*ssa.Parameter]Mark     // what libraries hand to functions that they are given
	depth   int
	work    int
	partly  bool // functions passes over what it does not know

	fieldVals map[string]Value
	embedded  map[token.Pos]string // see Embedded
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
		closure: map[*ssa.Function]*ssa.MakeClosure{}, sends: map[types.Type][]ssa.Value{}, puts: map[string][]*ssa.MapUpdate{}, methods: map[string][]*ssa.Function{}, given: map[*ssa.Parameter]Mark{}, loops: map[*ssa.BasicBlock]*loop{}, fieldVals: map[string]Value{}}
	for _, fn := range pkg.Funcs {
		if fn.Signature.Recv() != nil {
			t.methods[fn.Name()] = append(t.methods[fn.Name()], fn)
		}
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				t.noteGiven(in)
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
				case *ssa.MapUpdate:
					t.notePut(in)
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
	return Step{t.pkg.File(p.Filename), p.Line, what}
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
				r := Value{{Params: []Param{{Index: i}}}}
				if m, ok := t.given[v]; ok {
					r = r.marked(m)
				}
				return r
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
		return asserted(t.Of(v.X), v.AssertedType)
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
				return asserted(t.Of(x.X), x.AssertedType)
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
