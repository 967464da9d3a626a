package summary

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// document takes a document that is made here apart, a map or an ordered list
// of keys and values: what of it keeps a token by its key. It reports whether
// the value is such a document.
func document(v ssa.Value, depth int) (r []kept, ok bool) {
	if depth == 0 {
		return nil, false
	}
	part := func(key, value ssa.Value) {
		name, known := ir.ConstText(key)
		switch {
		case !known:
		case strings.HasPrefix(name, "$"): // an operator: $set
			inner, _ := document(value, depth-1)
			r = append(r, inner...)
		case lexicon.Keepable(name):
			r = append(r, kept{"entry " + quote(name), value, name})
		}
	}
	switch x := Bare(v).(type) {
	case *ssa.MakeMap:
		for _, ref := range *x.Referrers() {
			if u, ok := ref.(*ssa.MapUpdate); ok && u.Map == x {
				part(u.Key, u.Value)
			}
		}
		return r, true
	case *ssa.Slice:
		list, ok := x.X.(*ssa.Alloc)
		if !ok || !pairs(list.Type()) {
			return nil, false
		}
		for _, ref := range *list.Referrers() {
			if e, ok := ref.(*ssa.IndexAddr); ok {
				part(fieldStored(e, "Key"), fieldStored(e, "Value"))
			}
		}
		return r, true
	}
	return nil, false
}

// pairs reports whether a type is a pointer to an array of structs that have
// a Key and a Value.
func pairs(t types.Type) bool {
	p, ok := t.Underlying().(*types.Pointer)
	if !ok {
		return false
	}
	a, ok := p.Elem().Underlying().(*types.Array)
	if !ok {
		return false
	}
	st, ok := a.Elem().Underlying().(*types.Struct)
	return ok && st.NumFields() == 2 && st.Field(0).Name() == "Key" && st.Field(1).Name() == "Value"
}

// fieldStored is what is stored to the field of the struct at an address, or
// nil.
func fieldStored(addr ssa.Value, field string) ssa.Value {
	for _, ref := range *addr.Referrers() {
		if st, ok := ref.(*ssa.Store); ok && st.Addr == addr { // of a struct that was made beside it
			if load, ok := st.Val.(*ssa.UnOp); ok {
				if made, ok := load.X.(*ssa.Alloc); ok && made != addr {
					return fieldStored(made, field)
				}
			}
		}
		f, ok := ref.(*ssa.FieldAddr)
		if !ok || word(ir.FieldName(f)) != field {
			continue
		}
		for _, use := range *f.Referrers() {
			if st, ok := use.(*ssa.Store); ok && st.Addr == f {
				return st.Val
			}
		}
	}
	return nil
}
