package effect

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// A Guard is what a parameter must be for a function to do something:
// Update(withPassword bool) changes a password only where it is told to. Who
// calls it with a constant does the one or the other.
type Guard struct {
	Param int  // 1 + the number of the parameter, or 0
	Set   bool // it must be true, or not nil, not empty; or else the contrary
	Only  bool // where that isn't known, nothing is done
}

// A Part is a parameter's record that a function changes, and when.
type Part struct {
	Param int
	When  Guard
}

// guarded reports whether it matters under which condition effects of a kind
// are.
func (k Kind) guarded() bool { return k == Revoke || k == Current || k.Changes() }

// guard returns the condition on a parameter under which the collector's block
// runs: one that says yes or no, or else the nearest.
func (c *collector) guard() Guard {
	var nearest Guard
	for b := c.block; b != nil; b = b.Idom() {
		up := b.Idom()
		if up == nil || len(b.Preds) != 1 {
			continue
		}
		cond, ok := up.Instrs[len(up.Instrs)-1].(*ssa.If)
		if !ok {
			continue
		}
		if g := c.asks(cond.Cond); g.Param > 0 {
			g.Set = g.Set == (up.Succs[0] == b)
			if isBool(c.fn.Params[g.Param-1].Type()) {
				return g
			}
			if nearest.Param == 0 {
				nearest = g
			}
		}
	}
	return nearest
}

// asks returns the parameter that a condition asks for, and what it must be.
func (c *collector) asks(cond ssa.Value) Guard {
	switch v := cond.(type) {
	case *ssa.Parameter:
		if i, ok := paramOf(c.fn, v); ok {
			return Guard{Param: i + 1, Set: true}
		}
	case *ssa.UnOp:
		if v.Op == token.NOT {
			g := c.asks(v.X)
			g.Set = !g.Set
			return g
		}
	case *ssa.BinOp:
		p, ok := v.X.(*ssa.Parameter)
		if ok && zero(v.Y) && !ir.IsError(p.Type()) && (v.Op == token.EQL || v.Op == token.NEQ) {
			g := c.asks(p)
			g.Set = v.Op == token.NEQ
			return g
		}
	}
	return Guard{}
}

// meets judges the condition of a called function by the argument that a call
// gives: whether it may hold, and what remains of it.
func (c *collector) meets(g Guard, call *ssa.CallCommon) (Guard, bool) {
	if g.Param == 0 {
		return c.guard(), true
	}
	arg := trace.Argument(call, g.Param-1)
	if arg == nil {
		return c.guard(), !g.Only
	}
	if _, ok := ir.Unconverted(arg).(*ssa.Const); ok && !types.IsInterface(arg.Type()) {
		return c.guard(), zero(arg) != g.Set
	}
	if i, ok := paramOf(c.fn, arg); ok {
		return Guard{Param: i + 1, Set: g.Set, Only: g.Only}, true
	}
	return c.guard(), !g.Only
}

// unless is the condition under which another does not hold.
func (g Guard) unless() Guard { return Guard{Param: g.Param, Set: !g.Set, Only: true} }

// excludes reports whether two conditions never hold together.
func (g Guard) excludes(o Guard) bool { return g.Param > 0 && g.Param == o.Param && g.Set != o.Set }
