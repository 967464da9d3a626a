package summary

import (
	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// inList hands out the defaults of a list of structs that a loop goes through,
// and reports whether key and v are fields of such a struct.
//
//	for _, d := range defaults { viper.SetDefault(d.Key, d.Value) }
func (s *Package) inList(key, v ssa.Value, each func(key string, v ssa.Value)) bool {
	list, name := fieldOfElement(key)
	same, value := fieldOfElement(v)
	if list == nil || list != same {
		return false
	}
	made, ok := s.Tracer.Made(list).(*ssa.Slice)
	if !ok {
		return false
	}
	array, ok := made.X.(*ssa.Alloc)
	if !ok {
		return false
	}
	for _, ref := range *array.Referrers() {
		e, ok := ref.(*ssa.IndexAddr)
		if !ok {
			continue
		}
		k, d := fieldStored(e, name), fieldStored(e, value)
		if k == nil || d == nil {
			continue
		}
		if text, ok := trace.TextOf(k); ok {
			each(text, d)
		}
	}
	return true
}

// fieldOfElement is the list and the field's name where v is read from a field
// of one of a list's structs, or nil.
func fieldOfElement(v ssa.Value) (list ssa.Value, field string) {
	load, ok := Bare(v).(*ssa.UnOp)
	if !ok {
		return nil, ""
	}
	f, ok := load.X.(*ssa.FieldAddr)
	if !ok {
		return nil, ""
	}
	at := f.X
	if d, ok := at.(*ssa.Alloc); ok { // the loop's variable
		for _, ref := range *d.Referrers() {
			if st, ok := ref.(*ssa.Store); ok && st.Addr == d {
				if element, ok := st.Val.(*ssa.UnOp); ok {
					at = element.X
				}
			}
		}
	}
	i, ok := at.(*ssa.IndexAddr)
	if !ok {
		return nil, ""
	}
	return i.X, word(ir.FieldName(f))
}
