package summary

import (
	"go/constant"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// Cookie is the name of the cookie whose value a sink is, and whether scripts
// are kept from it.
func Cookie(k Sink) (name string, httpOnly bool) {
	attr := func(f *ssa.FieldAddr, v ssa.Value) {
		e := catalog.Default().Has(ir.FieldName(f), catalog.CookieField)
		switch {
		case e == nil:
		case e.Attr("attr") == "name":
			name, _ = trace.TextOf(v)
		case e.Attr("attr") == "httponly":
			httpOnly = isTrue(v)
		}
	}
	switch in := k.In.(type) {
	case *ssa.Store:
		f, ok := in.Addr.(*ssa.FieldAddr)
		if !ok || f.X.Referrers() == nil {
			return "", false
		}
		for _, ref := range *f.X.Referrers() {
			g, ok := ref.(*ssa.FieldAddr)
			if !ok {
				continue
			}
			for _, use := range *g.Referrers() {
				if st, ok := use.(*ssa.Store); ok && st.Addr == g {
					attr(g, st.Val)
				}
			}
		}
	case ssa.CallInstruction:
		e := catalog.Default().Has(ir.Callee(in.Common()), catalog.CookieWrite)
		if e == nil || e.Attr("name") == "" {
			return "", false
		}
		if v := ir.Argument(in.Common(), e.Int("name", 0)); v != nil {
			name, _ = trace.TextOf(v)
		}
		if v := ir.Argument(in.Common(), e.Int("httponly", -2)); v != nil && e.Attr("httponly") != "" {
			httpOnly = isTrue(v)
		}
	}
	return name, httpOnly
}

func isTrue(v ssa.Value) bool {
	k, ok := v.(*ssa.Const)
	return ok && k.Value != nil && k.Value.Kind() == constant.Bool && constant.BoolVal(k.Value)
}
