package ir

import (
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
)

// Unconverted returns the value that v is a conversion of, or v itself.
func Unconverted(v ssa.Value) ssa.Value {
	for {
		switch x := v.(type) {
		case *ssa.MakeInterface:
			v = x.X
		case *ssa.ChangeType:
			v = x.X
		case *ssa.ChangeInterface:
			v = x.X
		case *ssa.Convert:
			v = x.X
		default:
			return v
		}
	}
}

// PassesOn reports whether a call hands a request on to the next handler: by
// ServeHTTP, by the Next of a framework's context, by a function called next.
func PassesOn(call *ssa.CallCommon) bool {
	var recv ssa.Value
	name := ""
	switch f := call.StaticCallee(); {
	case call.IsInvoke():
		recv, name = call.Value, call.Method.Name()
	case f == nil:
		v := call.Value
		if load, ok := v.(*ssa.UnOp); ok { // a captured variable
			v = load.X
		}
		return v.Name() == "next"
	case f.Signature.Recv() != nil && len(call.Args) > 0:
		recv, name = call.Args[0], f.Name()
	}
	if name != "Next" {
		return name == "ServeHTTP"
	}
	t := TypePath(recv.Type())
	return catalog.Default().Has(t, catalog.EntryType) != nil || strings.HasSuffix(t, "Context") || strings.HasSuffix(t, "Ctx")
}

// Unboxed returns the value that was made an interface, or v itself.
func Unboxed(v ssa.Value) ssa.Value {
	if m, ok := v.(*ssa.MakeInterface); ok {
		return m.X
	}
	return v
}

// Uses are the instructions that use an object or what it is converted to.
func Uses(v ssa.Value) []ssa.Instruction {
	var r []ssa.Instruction
	var walk func(v ssa.Value, depth int)
	walk = func(v ssa.Value, depth int) {
		if depth > 3 || v.Referrers() == nil {
			return
		}
		for _, ref := range *v.Referrers() {
			r = append(r, ref)
			switch x := ref.(type) {
			case *ssa.MakeInterface:
				walk(x, depth+1)
			case *ssa.ChangeInterface:
				walk(x, depth+1)
			case *ssa.UnOp:
				walk(x, depth+1)
			case *ssa.Store:
				if x.Val == v {
					if a, ok := x.Addr.(*ssa.Alloc); ok {
						walk(a, depth+1)
					}
					if ia, ok := x.Addr.(*ssa.IndexAddr); ok {
						if a, ok := ia.X.(*ssa.Alloc); ok {
							for _, u := range *a.Referrers() {
								if sl, ok := u.(*ssa.Slice); ok {
									walk(sl, depth+1)
								}
							}
						}
					}
				}
			}
		}
	}
	walk(v, 0)
	return r
}

// StoredAt calls found with the values that are stored at an address.
func StoredAt(addr ssa.Value, found func(ssa.Value)) {
	for _, use := range *addr.Referrers() {
		if st, ok := use.(*ssa.Store); ok && st.Addr == addr {
			found(st.Val)
		}
	}
}
