package bearer

import (
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
