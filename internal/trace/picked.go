package trace

import (
	"go/token"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
)

// picked names the cookie of which a field is read: in a loop over all of a
// request's cookies, it is the one that a comparison of its name has let pass.
func (t *Tracer) picked(a *ssa.FieldAddr, v Value) Value {
	if ir.FieldName(a) != "net/http.Cookie.Value" || !slices.Contains(v.Marks(), Mark(FromCookie)) {
		return v
	}
	name := nameHere(a)
	if name == "" {
		return v
	}
	return v.each(func(x Alt) Alt {
		x.Marks = slices.Clone(x.Marks)
		for i, m := range x.Marks {
			if m == FromCookie {
				x.Marks[i] = NewMark(FromCookie, name)
			}
		}
		slices.Sort(x.Marks)
		return x
	})
}

// nameHere is the constant that the Name beside the field equals wherever the
// field is read, or "".
func nameHere(a *ssa.FieldAddr) string {
	for _, ref := range *a.X.Referrers() {
		f, ok := ref.(*ssa.FieldAddr)
		if !ok || !strings.HasSuffix(ir.FieldName(f), ".Name") {
			continue
		}
		for _, use := range *f.Referrers() {
			if load, ok := use.(*ssa.UnOp); ok && load.Op == token.MUL {
				if s := equalAt(load, a.Block()); s != "" {
					return s
				}
			}
		}
	}
	return ""
}

// equalAt is the constant text that v equals in the block because a branch
// before has asked, or "".
func equalAt(v ssa.Value, at *ssa.BasicBlock) string {
	for _, ref := range *v.Referrers() {
		op, ok := ref.(*ssa.BinOp)
		if !ok || op.Op != token.EQL && op.Op != token.NEQ {
			continue
		}
		s, ok := TextOf(op.Y)
		if !ok {
			s, ok = TextOf(op.X)
		}
		if !ok || s == "" {
			continue
		}
		for _, use := range *op.Referrers() {
			cond, ok := use.(*ssa.If)
			if !ok {
				continue
			}
			to := cond.Block().Succs[0]
			if op.Op == token.NEQ {
				to = cond.Block().Succs[1]
			}
			if len(to.Preds) == 1 && to.Dominates(at) {
				return s
			}
		}
	}
	return ""
}
