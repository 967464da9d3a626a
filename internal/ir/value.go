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
