package effect

import (
	"go/ast"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
)

// unasked reports whether a list of ended sessions is the package's own, in a
// variable or field that no other package sees, and nobody looks into it: what
// is put there ends nothing.
func (s *Package) unasked(list ssa.Value) bool {
	name := container(list)
	if name == "" || ast.IsExported(name[strings.LastIndex(name, ".")+1:]) {
		return false
	}
	for _, fn := range s.IR.Funcs {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				switch in := in.(type) {
				case *ssa.Lookup:
					if container(in.X) == name {
						return false
					}
				case *ssa.Range:
					if container(in.X) == name {
						return false
					}
				case *ssa.MapUpdate:
				case ssa.CallInstruction:
					if s.looksInto(in.Common(), name) {
						return false
					}
				case *ssa.Return, *ssa.MakeInterface, *ssa.MakeClosure, *ssa.Store:
					for _, op := range in.Operands(nil) {
						if *op != nil && container(*op) == name {
							if st, ok := in.(*ssa.Store); ok && st.Addr == *op {
								continue
							}
							return false
						}
					}
				}
			}
		}
	}
	return true
}

// looksInto reports whether a call may read the list: sync.Map's Load and
// Range, or any function that is handed it.
func (s *Package) looksInto(call *ssa.CallCommon, name string) bool {
	for i, a := range call.Args {
		if container(a) != name {
			continue
		}
		if i == 0 && recvName(call) == "Map" {
			switch callName(call) {
			case "Store", "Delete", "Swap", "Clear":
				return false
			}
		}
		if b, ok := call.Value.(*ssa.Builtin); ok && b.Name() == "delete" {
			return false
		}
		return true
	}
	return false
}

// container is the full name of the field or variable that holds a map, or is
// one.
func container(v ssa.Value) string {
	if u, ok := v.(*ssa.UnOp); ok {
		v = u.X
	}
	switch x := v.(type) {
	case *ssa.FieldAddr:
		return ir.FieldName(x)
	case *ssa.Global:
		return x.String()
	}
	return ""
}
