package trace

import (
	"go/token"

	"golang.org/x/tools/go/ssa"
)

// A loop is a natural loop: its header and the blocks of its body.
type loop struct {
	head *ssa.BasicBlock
	body map[*ssa.BasicBlock]bool
}

// loopOf returns the innermost loop around the block, or nil.
func (t *Tracer) loopOf(b *ssa.BasicBlock) *loop {
	l, ok := t.loops[b]
	if !ok {
		l = findLoop(b)
		t.loops[b] = l
	}
	return l
}

func findLoop(b *ssa.BasicBlock) *loop {
	var best *loop
	for _, h := range b.Parent().Blocks {
		if !h.Dominates(b) {
			continue
		}
		body := map[*ssa.BasicBlock]bool{h: true}
		var back []*ssa.BasicBlock
		for _, p := range h.Preds {
			if h.Dominates(p) {
				back = append(back, p)
			}
		}
		if len(back) == 0 {
			continue
		}
		for len(back) > 0 {
			p := back[len(back)-1]
			back = back[:len(back)-1]
			if !body[p] {
				body[p] = true
				back = append(back, p.Preds...)
			}
		}
		if body[b] && (best == nil || len(body) < len(best.body)) {
			best = &loop{h, body}
		}
	}
	return best
}

// rounds is how often the innermost loop around the block runs.
func (t *Tracer) rounds(b *ssa.BasicBlock) Length {
	l := t.loopOf(b)
	if l == nil {
		return Length{Known: true, Const: 1}
	}
	for body := range l.body {
		cond, ok := body.Instrs[len(body.Instrs)-1].(*ssa.If)
		if !ok {
			continue
		}
		// The test that leaves the loop.
		if l.body[body.Succs[0]] && l.body[body.Succs[1]] {
			continue
		}
		cmp, ok := cond.Cond.(*ssa.BinOp)
		if !ok {
			continue
		}
		x, y := cmp.X, cmp.Y
		switch cmp.Op {
		case token.GTR, token.GEQ:
			if n := t.startOf(x, l); n.Known { // for i := n; i > 0; i--
				return n
			}
			x, y = y, x
		case token.LSS, token.LEQ, token.NEQ:
		default:
			continue
		}
		_ = x
		if n := t.intOf(y, 0); n.Known {
			return n
		}
	}
	return Length{}
}

// startOf is the value with which a loop variable enters the loop.
func (t *Tracer) startOf(v ssa.Value, l *loop) Length {
	phi, ok := v.(*ssa.Phi)
	if !ok || phi.Block() != l.head {
		return Length{}
	}
	for i, p := range l.head.Preds {
		if !l.body[p] {
			return t.intOf(phi.Edges[i], 0)
		}
	}
	return Length{}
}
