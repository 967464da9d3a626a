package trace

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
)

// dynamic are the types that an interface's value has here, where all that the
// package puts there says it: where the program is wired, one implementation
// is chosen. Nil if something isn't known.
func (t *Tracer) dynamic(v ssa.Value, depth int) []types.Type {
	if depth == 0 {
		return nil
	}
	var from []ssa.Value
	switch x := v.(type) {
	case *ssa.MakeInterface:
		return []types.Type{x.X.Type()}
	case *ssa.ChangeInterface:
		from = []ssa.Value{x.X}
	case *ssa.Phi:
		from = x.Edges
	case *ssa.UnOp:
		if x.Op == token.MUL {
			from = t.storedAt(x.X)
		}
	}
	var r []types.Type
	for _, f := range from {
		ts := t.dynamic(f, depth-1)
		if ts == nil {
			return nil
		}
		r = append(r, ts...)
	}
	return r
}

// storedAt is what the package stores to a field or variable.
func (t *Tracer) storedAt(addr ssa.Value) []ssa.Value {
	var stores []*ssa.Store
	switch a := addr.(type) {
	case *ssa.Global:
		stores = t.globals[a]
	case *ssa.FieldAddr:
		stores = t.fields[ir.FieldName(a)]
	}
	return stored(stores)
}

// ofTypes keeps the methods of the types.
func ofTypes(fns []*types.Func, ts []types.Type) []*types.Func {
	return slices.DeleteFunc(slices.Clone(fns), func(f *types.Func) bool {
		recv := named(f.Signature().Recv().Type())
		return !slices.ContainsFunc(ts, func(t types.Type) bool { return types.Identical(named(t), recv) })
	})
}

// named is the type or what it points to.
func named(t types.Type) types.Type {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		return p.Elem()
	}
	return t
}
