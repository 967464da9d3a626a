package cookie

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
)

// partOf is the attribute that a field of a struct in a parameter is: a method
// of a configuration makes the cookie of its own fields. Callers know what they
// have put there.
func partOf(v ssa.Value) (Attr, bool) {
	var object ssa.Value
	field := ""
	switch x := v.(type) {
	case *ssa.Field:
		object, field = x.X, ir.FieldOf(x)
	case *ssa.FieldAddr:
		copied, ok := x.X.(*ssa.Alloc)
		if !ok {
			return Attr{}, false
		}
		object, field = copyOf(copied), ir.FieldName(x)
	}
	var table *ssa.Global
	if entry, ok := object.(*ssa.Lookup); ok {
		object, table = entry.Index, tableOf(entry)
	}
	p, ok := object.(*ssa.Parameter)
	if !ok || p.Parent().Parent() != nil {
		return Attr{}, false
	}
	return Attr{Kind: Param, Param: slices.Index(p.Parent().Params, p), Field: field, Ident: ident(v), key: key(v, 0), table: table}, true
}

// copyOf is the value of which a variable is a copy that is only read, or nil.
func copyOf(a *ssa.Alloc) ssa.Value {
	var from ssa.Value
	for _, ref := range *a.Referrers() {
		switch ref := ref.(type) {
		case *ssa.Store:
			if ref.Addr != a || from != nil {
				return nil
			}
			from = ref.Val
		case *ssa.FieldAddr:
			for _, use := range *ref.Referrers() {
				if _, read := use.(*ssa.UnOp); !read {
					return nil
				}
			}
		case *ssa.UnOp, *ssa.DebugRef:
		default:
			return nil
		}
	}
	return from
}

// part evaluates a field of a struct that is an argument: of a literal that is
// made for the call. What is not set there is zero.
func (p *Package) part(v ssa.Value, field string) Attr {
	load, ok := v.(*ssa.UnOp)
	if !ok {
		return runtime(v)
	}
	object, ok := load.X.(*ssa.Alloc)
	if !ok {
		return runtime(v)
	}
	var a Attr
	for _, ref := range *object.Referrers() {
		switch ref := ref.(type) {
		case *ssa.FieldAddr:
			for _, use := range *ref.Referrers() {
				st, ok := use.(*ssa.Store)
				if !ok || st.Addr != ref {
					if _, read := use.(*ssa.UnOp); read {
						continue
					}
					return runtime(v)
				}
				if ir.FieldName(ref) == field {
					a = join(a, p.eval(st.Val))
				}
			}
		case *ssa.UnOp, *ssa.DebugRef:
		default:
			return runtime(v)
		}
	}
	if a.Kind == Absent {
		return zeroOf(object, field)
	}
	return a
}

// zeroOf is the zero value of a struct's field.
func zeroOf(object *ssa.Alloc, field string) Attr {
	st := structOf(object.Type())
	if st == nil {
		return Attr{Kind: Runtime}
	}
	for f := range st.Fields() {
		if ir.TypePath(object.Type())+"."+f.Name() == field {
			return fixed(constText(ssa.NewConst(nil, f.Type())))
		}
	}
	return Attr{Kind: Runtime}
}
