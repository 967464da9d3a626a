package trace

import "golang.org/x/tools/go/ssa"

// Optional reports whether a block is left out where the client wishes so,
// while the other block of the function runs anyhow: what decides is what a
// form or the URL says.
func (t *Tracer) Optional(blk, other *ssa.BasicBlock) bool {
	if blk == nil || blk.Parent() != other.Parent() {
		return false
	}
	for up := blk.Idom(); up != nil && !blk.Dominates(other); blk, up = up, up.Idom() {
		cond, ok := up.Instrs[len(up.Instrs)-1].(*ssa.If)
		if !ok || len(blk.Preds) != 1 {
			continue
		}
		if cmp, ok := cond.Cond.(*ssa.BinOp); ok && (t.Wish(cmp.X) || t.Wish(cmp.Y)) || !ok && t.Wish(cond.Cond) {
			return true
		}
	}
	return false
}

// Wish reports whether a value is what a form, the body or the URL says.
func (t *Tracer) Wish(v ssa.Value) bool {
	for _, m := range t.Of(v).Marks() {
		switch m.Kind() {
		case FromForm, FromQuery, FromBody:
			return true
		}
	}
	return false
}
