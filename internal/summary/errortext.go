package summary

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
)

// inErrorText reports whether what is stored to a field is shown by the text of
// an error: the field is one of a type of the package's own whose method Error
// reads it.
func (s *Package) inErrorText(a *ssa.FieldAddr) bool {
	p, ok := a.X.Type().Underlying().(*types.Pointer)
	if !ok {
		return false
	}
	n, ok := types.Unalias(p.Elem()).(*types.Named)
	if !ok || n.Obj().Pkg() != s.IR.SSA.Pkg || !types.Implements(types.NewPointer(n), types.Universe.Lookup("error").Type().Underlying().(*types.Interface)) {
		return false
	}
	for _, fn := range s.IR.Funcs {
		recv := fn.Signature.Recv()
		if fn.Name() != "Error" || recv == nil {
			continue
		}
		t := recv.Type()
		if p, ok := t.(*types.Pointer); ok {
			t = p.Elem()
		}
		if types.Identical(t, n) && readsField(fn, ir.FieldName(a)) {
			return true
		}
	}
	return false
}

// readsField reports whether a function reads the field of the full name.
func readsField(fn *ssa.Function, name string) bool {
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			switch in := in.(type) {
			case *ssa.FieldAddr:
				if ir.FieldName(in) == name {
					return true
				}
			case *ssa.Field:
				if ir.FieldOf(in) == name {
					return true
				}
			}
		}
	}
	return false
}
