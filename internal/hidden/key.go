package hidden

import (
	"go/types"
	"strings"
)

// key is a method's name with the types of its parameters and results: two
// methods with one key have the same signature, whichever package says so.
func key(m *types.Func) string {
	sig := m.Signature()
	var b strings.Builder
	if !m.Exported() && m.Pkg() != nil {
		b.WriteString(m.Pkg().Path() + ".")
	}
	b.WriteString(m.Name())
	for _, t := range []*types.Tuple{sig.Params(), sig.Results()} {
		b.WriteString("(")
		for v := range t.Variables() {
			b.WriteString(text(v.Type()) + ",")
		}
		b.WriteString(")")
	}
	if sig.Variadic() {
		b.WriteString("...")
	}
	return b.String()
}

// text writes a type, with what aliases stand for in their place.
func text(t types.Type) string {
	switch t := types.Unalias(t).(type) {
	case *types.Pointer:
		return "*" + text(t.Elem())
	case *types.Slice:
		return "[]" + text(t.Elem())
	case *types.Map:
		return "map[" + text(t.Key()) + "]" + text(t.Elem())
	default:
		return types.TypeString(t, nil)
	}
}
