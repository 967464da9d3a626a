package effect

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/origin"
)

// target is a function that a call may run: one of the package's own, or one
// of which a fact tells.
type target struct {
	fn  *ssa.Function
	obj *types.Func
}

func (t target) entry() bool {
	if t.fn != nil {
		return entrySignature(t.fn.Signature)
	}
	return entrySignature(t.obj.Signature())
}

// targets returns what a call may run as far as it can be seen from here.
// known is false where an interface has no implementation in sight.
func (s *Package) targets(call *ssa.CallCommon) (r []target, known bool) {
	if call.IsInvoke() {
		return s.implementations(call.Method)
	}
	return s.funcs(call.Value, 0)
}

// Callees returns the package's own functions that a call may run.
func (s *Package) Callees(call *ssa.CallCommon) []*ssa.Function {
	var r []*ssa.Function
	ts, _ := s.targets(call)
	for _, t := range ts {
		if t.fn != nil {
			r = append(r, t.fn)
		}
	}
	return r
}

func (s *Package) funcs(v ssa.Value, depth int) ([]target, bool) {
	if depth > 4 {
		return nil, false
	}
	switch f := v.(type) {
	case *ssa.Function:
		return s.static(f), true
	case *ssa.MakeClosure:
		fn := f.Fn.(*ssa.Function)
		if fn.Synthetic != "" { // a method value
			if obj, ok := fn.Object().(*types.Func); ok {
				if types.IsInterface(obj.Signature().Recv().Type()) {
					return s.implementations(obj)
				}
				if m := fn.Prog.FuncValue(obj); m != nil {
					return s.static(m), true
				}
			}
		}
		return s.static(fn), true
	case *ssa.ChangeType:
		return s.funcs(f.X, depth+1)
	case *ssa.MakeInterface:
		return s.funcs(f.X, depth+1)
	case *ssa.UnOp:
		if fa, ok := f.X.(*ssa.FieldAddr); ok {
			var r []target
			for _, x := range s.stored[ir.FieldName(fa)] {
				ts, _ := s.funcs(x, depth+1)
				r = append(r, ts...)
			}
			return r, len(r) > 0
		}
	}
	return nil, false
}

func (s *Package) static(f *ssa.Function) []target {
	if o := f.Origin(); o != nil {
		f = o
	}
	if f.Blocks != nil {
		return []target{{fn: f}}
	}
	if obj, ok := f.Object().(*types.Func); ok {
		return []target{{obj: obj}}
	}
	return nil
}

// implementations returns the methods that an interface's method may run.
func (s *Package) implementations(m *types.Func) ([]target, bool) {
	if m.Pkg() == nil || origin.Std(m.Pkg().Path()) {
		return nil, false
	}
	own, others := s.Dispatch.Implementations(m)
	var r []target
	for _, fn := range own {
		r = append(r, target{fn: fn})
	}
	for _, obj := range others {
		r = append(r, target{obj: obj})
	}
	return r, len(r) > 0
}

// Behind returns what is known of the methods that may implement an interface's
// method, given by its full name.
func (s *Package) Behind(method string) []*Function {
	own, others := s.Dispatch.Behind(method)
	var r []*Function
	for _, fn := range own {
		r = append(r, s.Of(fn))
	}
	for _, obj := range others {
		if f := s.fact(obj); f != nil {
			r = append(r, f)
		}
	}
	return r
}

// fact returns what a fact says of a function of another package.
func (s *Package) fact(obj *types.Func) *Function {
	var f Function
	if obj.Pkg() != nil && obj.Pkg() != s.pass.Pkg && s.pass.ImportObjectFact(obj.Origin(), &f) {
		return &f
	}
	return s.Module.Hidden.Of(obj)
}
