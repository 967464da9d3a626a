package summary

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
)

// paramName is the name of a called function's parameter by its index, which
// counts the receiver.
func paramName(call *ssa.CallCommon, i int) string {
	sig := call.Signature()
	if call.IsInvoke() || sig.Recv() != nil {
		i--
	}
	if i < 0 || i >= sig.Params().Len() {
		return ""
	}
	return sig.Params().At(i).Name()
}

// tokenOf is the token that a call reads or verifies: an argument or the
// receiver.
func tokenOf(e *catalog.Entry, call *ssa.CallCommon, arg func(int) ssa.Value) ssa.Value {
	if e.Attr("token") == "" {
		return receiver(call)
	}
	return arg(e.Int("token", 0))
}

// receiver is the value whose method is called, or nil.
func receiver(call *ssa.CallCommon) ssa.Value {
	switch {
	case call.IsInvoke():
		return call.Value
	case call.Signature().Recv() != nil && len(call.Args) > 0:
		return call.Args[0]
	}
	return nil
}

// Given reports whether one of the named functions makes an option of the
// call, or may, where the options come from elsewhere.
func Given(call *ssa.CallCommon, names []string) bool {
	if !call.Signature().Variadic() || len(call.Args) == 0 {
		return false
	}
	for _, o := range elements(call.Args[len(call.Args)-1]) {
		switch o := Bare(o).(type) {
		case *ssa.Const:
		case *ssa.Call:
			name := ir.Callee(&o.Call)
			if name == "" || slices.Contains(names, name[strings.LastIndex(name, ".")+1:]) {
				return true
			}
		default:
			return true
		}
	}
	return false
}

// Unsigned reports whether a parse is given an option by which it doesn't look
// at the signature.
func Unsigned(call *ssa.CallCommon) bool {
	if !call.Signature().Variadic() || len(call.Args) == 0 {
		return false
	}
	return slices.ContainsFunc(elements(call.Args[len(call.Args)-1]), func(o ssa.Value) bool {
		option, ok := Bare(o).(*ssa.Call)
		if !ok {
			return false
		}
		e := catalog.Default().Has(ir.Callee(&option.Call), catalog.JWTOption)
		if e == nil || e.Attr("off") != "signature" || e.Attr("when") == "" || len(option.Call.Args) == 0 {
			return false
		}
		c, ok := option.Call.Args[0].(*ssa.Const)
		return ok && c.Value != nil && c.Value.ExactString() == e.Attr("when")
	})
}

// elements are the parts of a list or map that is made here: each is a key, a
// log's argument, of its own. Another value is its only element.
func elements(v ssa.Value) []ssa.Value {
	if m, ok := v.(*ssa.MakeInterface); ok {
		if _, isMap := m.X.Type().Underlying().(*types.Map); isMap {
			return elements(m.X)
		}
	}
	switch x := v.(type) {
	case *ssa.Slice:
		list, ok := x.X.(*ssa.Alloc)
		if !ok || isText(x.Type()) {
			return []ssa.Value{v}
		}
		at := map[int]ssa.Value{}
		for _, ref := range *list.Referrers() {
			i, ok := ref.(*ssa.IndexAddr)
			if !ok {
				continue
			}
			n, ok := number(i.Index)
			if !ok {
				return []ssa.Value{v}
			}
			for _, use := range *i.Referrers() {
				if st, ok := use.(*ssa.Store); ok && st.Addr == i {
					at[n] = st.Val
				}
			}
		}
		var r []ssa.Value
		for i := range len(at) {
			if e, ok := at[i]; ok {
				r = append(r, e)
			}
		}
		if len(r) > 0 {
			return r
		}
	case *ssa.MakeMap:
		var r []ssa.Value
		for _, ref := range *x.Referrers() {
			if u, ok := ref.(*ssa.MapUpdate); ok && u.Map == x {
				r = append(r, u.Value)
			}
		}
		return r
	}
	return []ssa.Value{v}
}

// Elements are the parts of a list or map that is made here; another value is
// its only element.
func Elements(v ssa.Value) []ssa.Value { return elements(v) }
