package bearer

import (
	"go/token"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
)

// naming reports whether a field or variable of the package holds the name
// under which a token travels, not one: what is asked for is called so.
//
//	r.Header.Get(cfg.Headers.JWT)
func (f *Finder) naming(v ssa.Value) bool {
	k := readFrom(v)
	return k != "" && f.asked()[k]
}

// asked are the fields and variables by which the package's functions ask for a
// request's headers, cookies and parameters.
func (f *Finder) asked() map[string]bool {
	if f.names != nil {
		return f.names
	}
	f.names = map[string]bool{}
	for _, fn := range f.p.IR.Funcs {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				call, ok := in.(*ssa.Call)
				if !ok {
					continue
				}
				for _, e := range f.p.Tracer.Lookup(&call.Call) {
					if e.Role != catalog.Source || e.Attr("name") == "" {
						continue
					}
					if k := readFrom(ir.Argument(&call.Call, e.Int("name", 0))); k != "" {
						f.names[k] = true
					}
				}
			}
		}
	}
	return f.names
}

// readFrom is the full name of the field or variable that v is read from, or "".
func readFrom(v ssa.Value) string {
	if v == nil {
		return ""
	}
	switch x := ir.Unconverted(v).(type) {
	case *ssa.UnOp:
		switch a := x.X.(type) {
		case *ssa.FieldAddr:
			return ir.FieldName(a)
		case *ssa.Global:
			return a.String()
		}
	case *ssa.Field:
		return ir.FieldOf(x)
	}
	return ""
}

// unsigned reports whether an element is the header or the payload of a signed
// token, which is no use without its signature.
func unsigned(at *ssa.IndexAddr) bool {
	i, ok := at.Index.(*ssa.Const)
	if !ok || i.Value == nil || i.Int64() > 1 {
		return false
	}
	call, ok := at.X.(*ssa.Call)
	if !ok || !strings.HasPrefix(ir.Callee(&call.Call), "strings.Split") || len(call.Call.Args) < 2 {
		return false
	}
	sep, _ := ir.ConstText(call.Call.Args[1])
	return sep == "."
}

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
