package trace

import (
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
)

// noteGiven notes a function that is handed to a library which calls it with
// something that the catalog knows: a validator, with what the client sends.
func (t *Tracer) noteGiven(in ssa.Instruction) {
	switch in := in.(type) {
	case *ssa.Store:
		if f, ok := in.Addr.(*ssa.FieldAddr); ok && function(in.Val) != nil {
			t.note(t.cat.Lookup(ir.FieldName(f)), func(int) ssa.Value { return in.Val })
		}
	case *ssa.Call:
		args := arguments(&in.Call)
		for _, a := range args {
			if a != nil && function(a) != nil {
				t.note(t.cat.Lookup(ir.Callee(&in.Call)), func(i int) ssa.Value { return args[i+1] })
				break
			}
		}
	}
}

func (t *Tracer) note(lines []*catalog.Entry, arg func(int) ssa.Value) {
	for _, e := range lines {
		if e.Role != catalog.Given {
			continue
		}
		fn := function(arg(e.Int("arg", 0)))
		if fn == nil {
			continue
		}
		i := e.Int("param", 0)
		if method := bound(fn); method != nil {
			fn, i = method, i+1
		}
		if i < len(fn.Params) {
			t.given[fn.Params[i]] = NewMark(e.Attr("mark"), e.Attr("named"))
		}
	}
}

// bound is the method that a method value calls, or nil.
func bound(fn *ssa.Function) *ssa.Function {
	if !strings.HasPrefix(fn.Synthetic, "bound method wrapper") {
		return nil
	}
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			if call, ok := in.(*ssa.Call); ok {
				return call.Call.StaticCallee()
			}
		}
	}
	return nil
}
