package trace

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// isHash reports whether a type is an interface of hash functions: what they
// make is nothing but what is written to them.
func isHash(t types.Type) bool {
	i, ok := t.Underlying().(*types.Interface)
	return ok && has(i, "Write") && has(i, "BlockSize")
}

// isWriter reports whether a type is such an interface, or io.Writer, to which
// one is handed.
func isWriter(t types.Type) bool {
	i, ok := t.Underlying().(*types.Interface)
	return ok && has(i, "Write") && (has(i, "BlockSize") || i.NumMethods() == 1)
}

func has(i *types.Interface, method string) bool {
	for m := range i.Methods() {
		if m.Name() == method {
			return true
		}
	}
	return false
}

// asks reports whether a call is of v's own method that only asks for
// something: Sum, Size, Reset.
func asks(call *ssa.CallCommon, v ssa.Value) bool {
	return call.IsInvoke() && call.Value == v && call.Method.Name() != "Write"
}
