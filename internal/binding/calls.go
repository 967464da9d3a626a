package binding

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
)

// maxTargets is how many implementations an interface call may have before
// nothing can be said of it.
const maxTargets = 6

// targets are the functions that a call may run: those of the package, and
// those of other packages.
func (b *Package) targets(call *ssa.CallCommon) (own []*ssa.Function, others []*types.Func) {
	if call.IsInvoke() {
		return b.implementations(call.Method)
	}
	f := function(call.Value)
	if f == nil {
		return nil, nil
	}
	if f.Blocks != nil {
		return []*ssa.Function{f}, nil
	}
	if obj, ok := f.Object().(*types.Func); ok {
		return nil, []*types.Func{obj}
	}
	return nil, nil
}

func (b *Package) implementations(m *types.Func) (own []*ssa.Function, others []*types.Func) {
	if !ownInterface(m) {
		return nil, nil
	}
	own, others = b.dispatch.Implementations(m)
	if len(own)+len(others) > maxTargets {
		return nil, nil
	}
	return own, others
}

// entry reports whether a framework calls the function with a request.
func (b *Package) entry(fn *ssa.Function) bool {
	found := false
	for i := range fn.Signature.Params().Len() {
		t := fn.Signature.Params().At(i).Type()
		name := ir.TypePath(t)
		switch {
		case b.cat.Has(name, catalog.EntryType) != nil:
			found = true
		case name == "net/http.ResponseWriter", name == "context.Context":
		default:
			// Frameworks that inject fill forms and services.
			pkg, _, _ := cutLast(name)
			if _, isStruct := types.Unalias(t).Underlying().(*types.Struct); !isStruct && !b.cat.Mentions(pkg) {
				return false
			}
		}
	}
	if found {
		return true
	}
	recv := fn.Signature.Recv()
	return recv != nil && fn.Signature.Params().Len() == 0 && fn.Signature.Results().Len() == 0 && ast(fn) && b.controller(recv.Type(), 0)
}

func ast(fn *ssa.Function) bool { return fn.Object() != nil && fn.Object().Exported() }

// controller reports whether the type embeds a framework's controller, whose
// exported methods are handlers.
func (b *Package) controller(t types.Type, depth int) bool {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	if b.cat.Has(ir.TypePath(t), catalog.EntryType) != nil {
		return true
	}
	s, ok := t.Underlying().(*types.Struct)
	if !ok || depth > 4 {
		return false
	}
	for f := range s.Fields() {
		if f.Embedded() && b.controller(f.Type(), depth+1) {
			return true
		}
	}
	return false
}

func cutLast(s string) (before, after string, ok bool) {
	i := strings.LastIndex(s, ".")
	if i < 0 {
		return "", s, false
	}
	return s[:i], s[i+1:], true
}

// A site is where a function is called, or handed to something that will.
type site struct {
	fn    *ssa.Function
	at    ssa.Instruction
	value bool
}

// sites notes the calls and uses of the package's functions in fn.
func (b *Package) sites(fn *ssa.Function) {
	for _, blk := range fn.Blocks {
		for _, in := range blk.Instrs {
			var called ssa.Value
			if c, ok := in.(ssa.CallInstruction); ok {
				call := c.Common()
				own, _ := b.targets(call)
				for _, f := range own {
					b.callers[f] = append(b.callers[f], site{fn, in, false})
				}
				if !call.IsInvoke() {
					called = call.Value
				}
			}
			if mc, ok := in.(*ssa.MakeClosure); ok {
				f := function(mc)
				if f != nil && f.Blocks == nil && !onlyCalled(mc) {
					b.uses[ir.FuncName(f)] = append(b.uses[ir.FuncName(f)], site{fn, in, true})
				}
				if f != nil && f.Blocks != nil && !onlyCalled(mc) {
					b.callers[f] = append(b.callers[f], site{fn, in, b.entry(f) || returned(mc) || registered(mc)})
				}
				continue
			}
			for _, op := range in.Operands(nil) {
				if *op == nil || *op == called {
					continue
				}
				if f, ok := (*op).(*ssa.Function); ok {
					if f = method(f); f.Blocks != nil {
						b.callers[f] = append(b.callers[f], site{fn, in, true})
					}
				}
			}
		}
	}
}

// onlyCalled reports whether a closure is called where it is made, and nothing
// else is done with it.
func onlyCalled(mc *ssa.MakeClosure) bool {
	for _, r := range *mc.Referrers() {
		c, ok := r.(ssa.CallInstruction)
		if !ok || c.Common().Value != mc {
			return false
		}
	}
	return true
}

// registered reports whether a function is handed to what makes a handler of
// it, or serves a path with it.
func registered(v ssa.Value) bool {
	for _, r := range *v.Referrers() {
		switch r := r.(type) {
		case *ssa.ChangeType:
			if registered(r) {
				return true
			}
		case ssa.CallInstruction:
			call := r.Common()
			if res := call.Signature().Results(); res.Len() > 0 && handlerLike(res.At(0).Type()) {
				return true
			}
			if slices.ContainsFunc(call.Args, func(a ssa.Value) bool {
				t := constText(a)
				return strings.HasPrefix(t, "/") || strings.Contains(t, " /")
			}) {
				return true
			}
		}
	}
	return false
}

func returned(v ssa.Value) bool {
	for _, r := range *v.Referrers() {
		switch r := r.(type) {
		case *ssa.Return:
			return true
		case *ssa.ChangeType:
			if returned(r) {
				return true
			}
		case *ssa.MakeInterface:
			if returned(r) {
				return true
			}
		}
	}
	return false
}

// wraps reports whether a function made inside fn renews the session's id, or
// fn is itself a handler that does: then it may be a middleware.
func (b *Package) wraps(fn *ssa.Function) bool {
	if b.entry(fn) && b.effect(fn).Renews {
		return true
	}
	for _, a := range fn.AnonFuncs {
		if b.effect(a).Renews || b.wraps(a) {
			return true
		}
	}
	return false
}

// wrapped reports whether the function that registers a handler, or one around
// it, also puts a renewing middleware around the handler.
func (b *Package) wrapped(s site) bool {
	for fn := s.fn; fn != nil; fn = fn.Parent() {
		for _, blk := range fn.Blocks {
			for _, in := range blk.Instrs {
				for _, f := range b.mentioned(in) {
					if b.middleware(f, in) {
						return true
					}
				}
			}
		}
	}
	return false
}

// mentioned are the functions that an instruction calls or uses.
func (b *Package) mentioned(in ssa.Instruction) []*ssa.Function {
	var r []*ssa.Function
	for _, op := range in.Operands(nil) {
		if *op != nil {
			if f := function(*op); f != nil {
				r = append(r, f)
			}
		}
	}
	return r
}

// middleware reports whether f renews around other handlers: it takes or
// returns a handler, or is one and is handed to Use.
func (b *Package) middleware(f *ssa.Function, in ssa.Instruction) bool {
	if f.Blocks == nil {
		obj, ok := f.Object().(*types.Func)
		if !ok {
			return false
		}
		if e := b.fact(obj); e == nil || !e.Wraps {
			return false
		}
	} else if !b.wraps(f) {
		return false
	}
	for i := range f.Signature.Results().Len() {
		if handlerLike(f.Signature.Results().At(i).Type()) {
			return true
		}
	}
	if c, ok := in.(ssa.CallInstruction); ok {
		return strings.HasPrefix(shortName(ir.Callee(c.Common()), c.Common()), "Use")
	}
	return false
}

func handlerLike(t types.Type) bool {
	if _, ok := types.Unalias(t).Underlying().(*types.Signature); ok {
		return true
	}
	return strings.HasSuffix(ir.TypePath(t), "Handler")
}
