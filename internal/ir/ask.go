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
// The literal that a package variable holds, or is made of, stands for itself.
func Outermost(fn *ssa.Function) *ssa.Function {
	for fn.Parent() != nil && !initializes(fn.Parent()) {
		fn = fn.Parent()
	}
	return fn
}

// initializes reports whether a function is the one that sets the package's
// variables.
func initializes(fn *ssa.Function) bool { return fn.Synthetic != "" && fn.Name() == "init" }

// Title is what a person calls an outermost function: its name, or that of the
// package variable that holds it.
func Title(fn *ssa.Function) string {
	if fn.Parent() == nil || !initializes(fn.Parent()) {
		return fn.Name()
	}
	for _, b := range fn.Parent().Blocks {
		for _, in := range b.Instrs {
			st, ok := in.(*ssa.Store)
			if !ok {
				continue
			}
			if g, ok := st.Addr.(*ssa.Global); ok && madeOf(st.Val, fn, 0) {
				return g.Name()
			}
		}
	}
	return "a function literal"
}

// madeOf reports whether a value is a function, or a call that is given it.
func madeOf(v ssa.Value, fn *ssa.Function, depth int) bool {
	if depth > 4 {
		return false
	}
	switch v := Unconverted(v).(type) {
	case *ssa.Function:
		return v == fn
	case *ssa.MakeClosure:
		return v.Fn == fn
	case *ssa.Call:
		for _, a := range v.Call.Args {
			if madeOf(a, fn, depth+1) {
				return true
			}
		}
	}
	return false
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

// IsString reports whether a type's values are strings.
func IsString(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsString != 0
}

// IsText reports whether a type's values are texts: strings or bytes.
func IsText(t types.Type) bool {
	switch t := t.Underlying().(type) {
	case *types.Basic:
		return t.Info()&types.IsString != 0
	case *types.Slice:
		e, ok := t.Elem().Underlying().(*types.Basic)
		return ok && e.Kind() == types.Byte
	}
	return false
}

// IsError reports whether the type is error.
func IsError(t types.Type) bool {
	return types.Identical(t, types.Universe.Lookup("error").Type())
}
