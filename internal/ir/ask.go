package ir

import (
	"go/constant"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// Argument returns a call's argument by the catalog's count, which leaves the
// receiver out and calls it -1, or nil.
func Argument(call *ssa.CallCommon, i int) ssa.Value {
	if call.IsInvoke() {
		if i == -1 {
			return call.Value
		}
	} else if call.Signature().Recv() != nil {
		i++
	}
	if i < 0 || i >= len(call.Args) {
		return nil
	}
	return call.Args[i]
}

// Outermost returns the declared function in which a function literal stands.
func Outermost(fn *ssa.Function) *ssa.Function {
	for fn.Parent() != nil {
		fn = fn.Parent()
	}
	return fn
}

// ConstText returns the text of a constant string, also as an interface.
func ConstText(v ssa.Value) (string, bool) {
	if m, ok := v.(*ssa.MakeInterface); ok {
		v = m.X
	}
	c, ok := v.(*ssa.Const)
	if !ok || c.Value == nil || c.Value.Kind() != constant.String {
		return "", false
	}
	return constant.StringVal(c.Value), true
}

// TypePath returns "path.Name" for a named type or a pointer to one, or "".
func TypePath(t types.Type) string {
	t = types.Unalias(t)
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	if n, ok := t.(*types.Named); ok && n.Obj().Pkg() != nil {
		return n.Obj().Pkg().Path() + "." + n.Obj().Name()
	}
	return ""
}

// Implements reports whether a type or a pointer to it implements an interface.
func Implements(t types.Type, iface *types.Interface) bool {
	return types.Implements(t, iface) || types.Implements(types.NewPointer(t), iface)
}

// IsString reports whether a type's values are strings.
func IsString(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsString != 0
}

// IsError reports whether the type is error.
func IsError(t types.Type) bool {
	return types.Identical(t, types.Universe.Lookup("error").Type())
}
