package trace

import (
	"go/constant"
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
)

// reaching are the alternatives of v that can be at the block: not the constants
// for which a branch before has asked, or for their length, where this is the
// other side.
//
//	if setting != "auto" { return []byte(setting), nil }
func (t *Tracer) reaching(v ssa.Value, at *ssa.BasicBlock) Value {
	r := t.Of(v)
	if len(r) < 2 {
		return r
	}
	return slices.DeleteFunc(slices.Clone(r), func(a Alt) bool { return a.IsConst && a.Const != "" && Excluded(v, a.Const, at) })
}

// Excluded reports whether v cannot be the text at the block, though it is by
// one of its ways.
func Excluded(v ssa.Value, text string, at *ssa.BasicBlock) bool {
	v = ir.Unconverted(v)
	for { // a part of it, too, is only taken on that side
		s, ok := v.(*ssa.Slice)
		if !ok {
			break
		}
		v = ir.Unconverted(s.X)
	}
	if v.Referrers() == nil {
		return false
	}
	for _, ref := range *v.Referrers() {
		switch ref := ref.(type) {
		case *ssa.BinOp:
			if want, ok := sameText(ref, text); ok && otherSide(ref, want, at) {
				return true
			}
		case *ssa.Call:
			if b, ok := ref.Call.Value.(*ssa.Builtin); !ok || b.Name() != "len" {
				continue
			}
			for _, use := range *ref.Referrers() {
				if op, ok := use.(*ssa.BinOp); ok && op.X == ref {
					if want, ok := ofLength(op, len(text)); ok && otherSide(op, want, at) {
						return true
					}
				}
			}
		}
	}
	return false
}

// sameText is what a comparison with a constant says of the text.
func sameText(op *ssa.BinOp, text string) (result, ok bool) {
	k, ok := ir.ConstText(op.Y)
	if !ok {
		k, ok = ir.ConstText(op.X)
	}
	if !ok || op.Op != token.EQL && op.Op != token.NEQ {
		return false, false
	}
	return (k == text) == (op.Op == token.EQL), true
}

// ofLength is what a comparison of a length with a constant says of the length
// n.
func ofLength(op *ssa.BinOp, n int) (result, ok bool) {
	c, ok := op.Y.(*ssa.Const)
	if !ok || c.Value == nil || c.Value.Kind() != constant.Int {
		return false, false
	}
	switch op.Op {
	case token.EQL, token.NEQ, token.LSS, token.LEQ, token.GTR, token.GEQ:
		return constant.Compare(constant.MakeInt64(int64(n)), op.Op, c.Value), true
	}
	return false, false
}

// otherSide reports whether the block only runs where the condition is not the
// result.
func otherSide(cond *ssa.BinOp, result bool, at *ssa.BasicBlock) bool {
	for _, use := range *cond.Referrers() {
		branch, ok := use.(*ssa.If)
		if !ok {
			continue
		}
		to := branch.Block().Succs[0]
		if result {
			to = branch.Block().Succs[1]
		}
		if len(to.Preds) == 1 && to.Dominates(at) {
			return true
		}
	}
	return false
}
