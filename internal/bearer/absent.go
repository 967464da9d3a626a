package bearer

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/names"
)

// absent reports whether a value opens nothing where an instruction runs: no
// record was found by it, or its record has just been deleted.
func absent(at ssa.Instruction, v ssa.Value) bool {
	v = ir.Unconverted(v)
	key := place(v)
	same := func(x ssa.Value) bool {
		x = ir.Unconverted(x)
		return x == v || key != "" && place(x) == key
	}
	for _, b := range at.Parent().Blocks {
		if !b.Dominates(at.Block()) {
			continue
		}
		if b != at.Block() {
			if looked, asserted := missing(b, at.Block()); looked != nil && same(looked) || asserted != nil && same(asserted) {
				return true
			}
			if slices.ContainsFunc(unfound(b, at.Block()), same) {
				return true
			}
		}
		for _, in := range b.Instrs {
			if in == at {
				break
			}
			if call, ok := in.(*ssa.Call); ok {
				if d, ok := call.Call.Value.(*ssa.Builtin); ok && d.Name() == "delete" && same(call.Call.Args[1]) {
					return true
				}
			}
		}
	}
	return false
}

// missing is the key of the look-up in a map, or the result of the type
// assertion, at the end of a block that has failed where another one runs.
func missing(b, where *ssa.BasicBlock) (key, result ssa.Value) {
	cond, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If)
	if !ok {
		return nil, nil
	}
	failed := 1
	c := cond.Cond
	if not, ok := c.(*ssa.UnOp); ok && not.Op == token.NOT {
		c, failed = not.X, 0
	}
	ex, ok := c.(*ssa.Extract)
	if !ok || ex.Index != 1 || len(b.Succs[failed].Preds) > 1 || !b.Succs[failed].Dominates(where) {
		return nil, nil
	}
	switch t := ex.Tuple.(type) {
	case *ssa.Lookup:
		return t.Index, nil
	case *ssa.TypeAssert:
		for _, ref := range *t.Referrers() {
			if x, ok := ref.(*ssa.Extract); ok && x.Index == 0 {
				return nil, x
			}
		}
	case *ssa.Call:
		if ir.Callee(&t.Call) == "(*sync.Map).Load" {
			return t.Call.Args[1], nil
		}
	}
	return nil, nil
}

// unfound are the conditions of the query at the end of a block that has found no
// record where another block runs: by the error or the question that the library has
// for it.
func unfound(b, where *ssa.BasicBlock) []ssa.Value {
	cond, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If)
	if !ok {
		return nil
	}
	var query ssa.Value
	none := 0 // the branch of what was not found
	switch c := cond.Cond.(type) {
	case *ssa.Call:
		if name := ir.Callee(&c.Call); saysNoRecord(name) || name == "errors.Is" && noRecord(c.Call.Args[1]) {
			query = c.Call.Args[0]
		}
	case *ssa.BinOp:
		if c.Op == token.NEQ {
			none = 1
		}
		if (c.Op == token.EQL || c.Op == token.NEQ) && noRecord(c.Y) {
			query = c.X
		}
	}
	to := b.Succs[none]
	if query == nil || len(to.Preds) > 1 || !to.Dominates(where) {
		return nil
	}
	return conditions(query)
}

// noRecord reports whether a value is the error by which a library says that there is
// no such record.
func noRecord(v ssa.Value) bool {
	load, ok := v.(*ssa.UnOp)
	if !ok {
		return false
	}
	g, ok := load.X.(*ssa.Global)
	return ok && saysNoRecord(g.String())
}

func saysNoRecord(name string) bool { return catalog.Default().Has(name, catalog.NoRecord) != nil }

// conditions are the arguments of the calls that a query is built of.
func conditions(query ssa.Value) []ssa.Value {
	var r []ssa.Value
	for range 8 {
		switch x := query.(type) {
		case *ssa.Extract:
			query = x.Tuple
		case *ssa.UnOp:
			query = x.X
		case *ssa.FieldAddr: // the query's error
			query = x.X
		case *ssa.Call:
			r = append(r, names.Arguments(x.Call.Args)...)
			if len(x.Call.Args) == 0 {
				return r
			}
			query = x.Call.Args[0]
		default:
			return r
		}
	}
	return r
}
