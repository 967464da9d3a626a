package trace

import (
	"go/token"

	"golang.org/x/tools/go/ssa"
)

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
		if t.wished(cond.Cond) {
			return true
		}
	}
	return false
}

// wished reports whether a condition is what the client says, or a comparison
// with it.
// wished reports whether a condition is what the client says, or a comparison
// with it.
func (t *Tracer) wished(cond ssa.Value) bool {
	switch c := cond.(type) {
	case *ssa.BinOp:
		return t.Wish(c.X) || t.Wish(c.Y)
	case *ssa.UnOp:
		if c.Op == token.NOT {
			return t.wished(c.X)
		}
	}
	return t.Wish(cond)
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
