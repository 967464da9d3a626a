package lifetime

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
)

// reached returns the package's functions that a call may run: the static
// callee, the methods that an interface's call can reach, or for a function
// value all those of its type that the package handles as values.
func (p *Package) reached(call *ssa.CallCommon) []*ssa.Function {
	if f := p.callee(call); f != nil {
		return []*ssa.Function{f}
	}
	if call.IsInvoke() {
		iface, ok := call.Value.Type().Underlying().(*types.Interface)
		if !ok {
			return nil
		}
		return slices.DeleteFunc(slices.Clone(p.methods[call.Method.Name()]), func(fn *ssa.Function) bool {
			return !ir.Implements(fn.Signature.Recv().Type(), iface)
		})
	}
	if call.StaticCallee() != nil {
		return nil
	}
	sig, ok := call.Value.Type().Underlying().(*types.Signature)
	if !ok {
		return nil
	}
	return p.asValues()[signature(sig)]
}

// asValues returns the package's functions, methods and literals that it keeps
// or hands on as values, by their signatures.
func (p *Package) asValues() map[string][]*ssa.Function {
	if p.values != nil {
		return p.values
	}
	p.values = map[string][]*ssa.Function{}
	p.instructions(func(in ssa.Instruction) {
		call, _ := in.(ssa.CallInstruction)
		for _, op := range in.Operands(nil) {
			f, ok := (*op).(*ssa.Function)
			if !ok || call != nil && op == &call.Common().Value {
				continue
			}
			sig := signature(f.Signature)
			if f = declared(f); p.own[f] && !slices.Contains(p.values[sig], f) {
				p.values[sig] = append(p.values[sig], f)
			}
		}
	})
	return p.values
}

// declared is the function as it is written, for the wrapper that stands for a
// method value or expression.
func declared(f *ssa.Function) *ssa.Function {
	if o := f.Origin(); o != nil {
		return o
	}
	if obj, ok := f.Object().(*types.Func); ok && f.Synthetic != "" {
		if m := f.Prog.FuncValue(obj); m != nil {
			return m
		}
	}
	return f
}

// signature writes a function's type without names and receiver.
func signature(sig *types.Signature) string {
	return types.TypeString(types.NewSignatureType(nil, nil, nil, unnamed(sig.Params()), unnamed(sig.Results()), sig.Variadic()), nil)
}

func unnamed(t *types.Tuple) *types.Tuple {
	var r []*types.Var
	for v := range t.Variables() {
		r = append(r, types.NewVar(v.Pos(), v.Pkg(), "", v.Type()))
	}
	return types.NewTuple(r...)
}

// completes says what the methods that an interface's call may run do to the
// claims behind the interface: all set an expiry, or none does. Neither is
// true where they differ, or where one isn't known.
func (p *Package) completes(call *ssa.CallCommon) (all, none bool) {
	iface, ok := call.Value.Type().Underlying().(*types.Interface)
	if !ok {
		return false, false
	}
	found, some, others := false, false, false
	for _, m := range p.implementing(iface, call.Method) {
		found = true
		switch f := p.of(m); {
		case f != nil && slices.Contains(f.Sets, 0):
			some = true
		case f != nil && slices.Contains(f.Leaves, 0), !isPointer(m.Signature().Recv().Type()):
			others = true
		default:
			return false, false
		}
	}
	return found && !others, found && !some
}

// implementing returns the methods of the types in sight that an interface's
// method may run.
func (p *Package) implementing(iface *types.Interface, method *types.Func) []*types.Func {
	var r []*types.Func
	for _, pkg := range append(slices.Clone(p.pass.Pkg.Imports()), p.pass.Pkg) {
		if p.cat.Mentions(pkg.Path()) {
			continue
		}
		for _, name := range pkg.Scope().Names() {
			tn, ok := pkg.Scope().Lookup(name).(*types.TypeName)
			if !ok || types.IsInterface(tn.Type()) {
				continue
			}
			t := types.NewPointer(tn.Type())
			if n, ok := tn.Type().(*types.Named); !ok || n.TypeParams() != nil || !types.Implements(t, iface) {
				continue
			}
			if m, ok := types.NewMethodSet(t).Lookup(method.Pkg(), method.Name()).Obj().(*types.Func); ok && !slices.Contains(r, m) {
				r = append(r, m)
			}
		}
	}
	return r
}
