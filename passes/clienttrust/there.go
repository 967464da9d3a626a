package clienttrust

import (
	"go/constant"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/trace"
)

const byBeingThere = "decides by being there whether somebody is logged in"

// there reports a cookie that says that somebody is logged in by being there:
// nothing is asked of it but the error.
func (c *checker) there(call *ssa.Call) (belief, bool) {
	for _, e := range c.Tracer.Lookup(&call.Call) {
		if e.Role != catalog.Source || e.Attr("mark") != trace.FromCookie || e.Attr("name") == "" {
			continue
		}
		name, ok := trace.TextOf(ir.Argument(&call.Call, e.Int("name", 0)))
		if !ok || !lexicon.LoginFlag(name) {
			return belief{}, false
		}
		asked := false
		for _, ref := range *call.Referrers() {
			x, ok := ref.(*ssa.Extract)
			if !ok {
				return belief{}, false
			}
			if len(*x.Referrers()) == 0 {
				continue
			}
			if x.Index == 0 {
				return belief{}, false
			}
			for _, use := range *x.Referrers() {
				op, ok := use.(*ssa.BinOp)
				asked = asked || ok && c.branches(op)
			}
		}
		return belief{pos: call.Pos(), mark: trace.NewMark(trace.FromCookie, name), what: byBeingThere}, asked
	}
	return belief{}, false
}

// branches reports whether a comparison decides what is done.
func (c *checker) branches(op *ssa.BinOp) bool {
	for _, ref := range *op.Referrers() {
		if cond, ok := ref.(*ssa.If); ok && c.decides(cond) {
			return true
		}
	}
	return false
}

// empty reports the same of a comparison that asks whether a cookie's value is
// empty, where nothing else is asked of it.
func (c *checker) empty(op *ssa.BinOp) (belief, bool) {
	v := op.X
	if k, ok := op.Y.(*ssa.Const); !ok || !zero(k) {
		return belief{}, false
	}
	if call, ok := v.(*ssa.Call); ok {
		if b, ok := call.Call.Value.(*ssa.Builtin); ok && b.Name() == "len" {
			v = call.Call.Args[0]
		}
	}
	b, ok := c.claim(v, true)
	if !ok || b.name != "" || b.mark.Kind() != trace.FromCookie || !lexicon.LoginFlag(b.mark.Name()) || !c.sent(v, 0) || !onlyMeasured(v) || !c.branches(op) {
		return belief{}, false
	}
	b.pos, b.what = op.Pos(), byBeingThere
	return b, true
}

func zero(k *ssa.Const) bool {
	return k.Value != nil && (k.Value.Kind() == constant.String && constant.StringVal(k.Value) == "" || k.Value.Kind() == constant.Int && constant.Sign(k.Value) == 0)
}

// onlyMeasured reports whether nothing is asked of a text but whether it is
// empty.
func onlyMeasured(v ssa.Value) bool {
	if load, ok := v.(*ssa.UnOp); ok { // a cookie's field
		f, ok := load.X.(*ssa.FieldAddr)
		if !ok {
			return false
		}
		for _, ref := range *f.X.Referrers() {
			if other, ok := ref.(*ssa.FieldAddr); !ok || other != f {
				return false
			}
		}
		if len(*f.Referrers()) != 1 {
			return false
		}
	}
	for _, ref := range *v.Referrers() {
		switch ref := ref.(type) {
		case *ssa.BinOp:
			if k, ok := ref.Y.(*ssa.Const); !ok || !zero(k) {
				return false
			}
		case *ssa.Call:
			if b, ok := ref.Call.Value.(*ssa.Builtin); !ok || b.Name() != "len" {
				return false
			}
		default:
			return false
		}
	}
	return true
}
