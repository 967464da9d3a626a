package binding

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
)

// branch is what is known behind a condition; it reports false where the path
// needs no more watching: the id is empty, or was found.
func (w *walk) branch(cond ssa.Value, yes bool, st state) (state, bool) {
	for {
		u, ok := cond.(*ssa.UnOp)
		if !ok || u.Op != token.NOT {
			break
		}
		cond, yes = u.X, !yes
	}
	found, decided, byError, proved := false, false, false, false
	switch c := cond.(type) {
	case *ssa.BinOp:
		x, y, op := c.X, c.Y, c.Op
		if _, isConst := x.(*ssa.Const); isConst {
			x, y = y, x
		}
		if !isConst(y) {
			return st, true
		}
		if l := lengthOf(x); l != nil && st.holds(l) {
			empty := op == token.EQL || op == token.LSS || op == token.LEQ
			return st, empty != yes
		}
		if op != token.EQL && op != token.NEQ {
			return st, true
		}
		if st.holds(x) && isZero(y) {
			return st, (op == token.EQL) != yes
		}
		if call, ok := w.outcome(x, st); ok && isZero(y) {
			decided, proved = true, slices.Contains(st.proof, call)
			found = (op == token.NEQ) == yes
			if types.Identical(x.Type(), types.Universe.Lookup("error").Type()) {
				found, byError = !found, true
			}
		}
	default:
		if b, ok := cond.Type().Underlying().(*types.Basic); ok && b.Kind() == types.Bool {
			_, decided = w.outcome(cond, st)
			found = decided && yes
		}
	}
	if !decided {
		return st, true
	}
	if found && byError && !proved {
		st.sound = !st.missed
		return st, true
	}
	st.missed, st.sound = true, false
	return st, !found
}

func isConst(v ssa.Value) bool { _, ok := v.(*ssa.Const); return ok }

func lengthOf(v ssa.Value) ssa.Value {
	if c, ok := v.(*ssa.Call); ok {
		if b, ok := c.Call.Value.(*ssa.Builtin); ok && b.Name() == "len" {
			return ir.Unconverted(c.Call.Args[0])
		}
	}
	return nil
}

// outcome reports whether v tells how a look-up of the id went, and which.
func (w *walk) outcome(v ssa.Value, st state) (*ssa.Call, bool) {
	for range 6 {
		switch x := ir.Unconverted(v).(type) {
		case *ssa.Extract:
			v = x.Tuple
		case *ssa.Lookup:
			return nil, st.holds(x.Index)
		case *ssa.TypeAssert:
			v = x.X
		case *ssa.FieldAddr: // a method of an embedded part
			v = x.X
		case *ssa.Call:
			if slices.Contains(st.lookup, x) {
				return x, true
			}
			if x.Call.IsInvoke() {
				v = x.Call.Value
			} else if len(x.Call.Args) > 0 {
				v = x.Call.Args[0]
			} else {
				return nil, false
			}
		default:
			return nil, false
		}
	}
	return nil, false
}

// otherwise reports whether an event lies on the branch on which a function
// binds nobody, beside that on which it does: set the user, or end the session.
func otherwise(ev event, evs []event) bool {
	binds, together := false, false
	for _, x := range evs {
		if x.does.Binds == nil && x.does.Setter == nil && x.does.Fills == nil {
			continue
		}
		binds = true
		together = together || x.at == ev.at || ir.MayFollow(x.at, ev.at) || ir.MayFollow(ev.at, x.at)
	}
	return binds && !together
}
