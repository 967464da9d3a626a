package binding

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// renewsIf judges a call of a function that gives the session a new id if a
// parameter is set: it doesn't where the client decides that, or nobody sets
// it.
func (b *Package) renewsIf(ev *event, e *Effect, call *ssa.CallCommon) {
	for _, i := range e.RenewsIf {
		arg := argumentFlat(call, i)
		switch p := parameter(arg); {
		case arg == nil:
		case p >= 0:
			ev.does.RenewsIf = append(ev.does.RenewsIf, p)
		case !isZero(arg) && !b.tracer.Wish(arg):
			ev.does.Renews = true
		}
	}
}

// wished reports whether a block is run only if a parameter is set, which the
// client decides wherever the function is called.
func (b *Package) wished(blk *ssa.BasicBlock) bool {
	i := condition(blk)
	sites := b.callers[blk.Parent()]
	return i >= 0 && len(sites) > 0 && !slices.ContainsFunc(sites, func(s site) bool {
		call, ok := s.at.(ssa.CallInstruction)
		if !ok || s.value {
			return true
		}
		arg := argumentFlat(call.Common(), i)
		return arg == nil || !b.tracer.Wish(arg)
	})
}

// condition is the parameter on which it depends whether a block is run, or -1.
func condition(blk *ssa.BasicBlock) int {
	for up := blk.Idom(); up != nil; blk, up = up, up.Idom() {
		cond, ok := up.Instrs[len(up.Instrs)-1].(*ssa.If)
		if !ok || len(blk.Preds) != 1 {
			continue
		}
		v := cond.Cond
		if cmp, ok := v.(*ssa.BinOp); ok {
			if v = cmp.X; isConst(v) {
				v = cmp.Y
			}
			if types.Identical(v.Type(), types.Universe.Lookup("error").Type()) {
				continue
			}
		}
		if i := parameter(v); i >= 0 {
			return i
		}
	}
	return -1
}
