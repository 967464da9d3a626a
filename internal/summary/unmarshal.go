package summary

import (
	"go/types"
	"reflect"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// maxNested bounds how deep settings are nested in structs.
const maxNested = 5

// readFilled gives the fields of structs that are filled with the settings the
// defaults of the settings that they take, by the names that the library does.
func (s *Package) readFilled() {
	for _, fn := range s.IR.Funcs {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				call, ok := in.(*ssa.Call)
				if !ok {
					continue
				}
				for _, e := range s.Tracer.Lookup(&call.Call) {
					if e.Role == catalog.ConfigFill {
						s.filled(&call.Call, e)
					}
				}
			}
		}
	}
}

// filled notes the defaults of the fields of what one call fills.
func (s *Package) filled(call *ssa.CallCommon, e *catalog.Entry) {
	arg := func(key string) ssa.Value {
		i := e.Int(key, 0)
		if call.Signature().Recv() != nil {
			i++
		}
		if e.Attr(key) == "" || i >= len(call.Args) {
			return nil
		}
		return call.Args[i]
	}
	into := arg("into")
	if into == nil {
		return
	}
	above := ""
	if e.Attr("under") != "" {
		text, ok := trace.TextOf(arg("under"))
		if !ok {
			return
		}
		if above = strings.ToLower(text); above != "" {
			above += "."
		}
	}
	p, ok := Bare(into).Type().Underlying().(*types.Pointer)
	if !ok {
		return
	}
	found := map[string]TextDefault{}
	s.fieldSettings(p.Elem(), above, e.Attr("tag"), maxNested, found)
	for mark, d := range found {
		if d.Text == "" {
			continue
		}
		if _, known := s.texts.known[mark]; !known {
			s.texts.known[mark] = d
			s.texts.own = append(s.texts.own, d)
		}
	}
	s.texts.own = tidy(s.texts.own, func(d TextDefault) string { return d.Key + " " + d.Text })
}

// fieldSettings finds the settings of a struct's fields, by the fields' marks.
// A mark that two fields have, of structs without a name, says nothing.
func (s *Package) fieldSettings(t types.Type, above, tag string, depth int, found map[string]TextDefault) {
	st, ok := t.Underlying().(*types.Struct)
	if !ok || depth == 0 {
		return
	}
	for i := range st.NumFields() {
		f := st.Field(i)
		name, options, _ := strings.Cut(reflect.StructTag(st.Tag(i)).Get(tag), ",")
		if name == "-" {
			continue
		}
		if name == "" {
			name = f.Name()
		}
		key := above + strings.ToLower(name)
		inner := f.Type()
		if p, ok := inner.Underlying().(*types.Pointer); ok {
			inner = p.Elem()
		}
		if _, nested := inner.Underlying().(*types.Struct); nested {
			if strings.Contains(options, "squash") {
				s.fieldSettings(inner, above, tag, depth-1, found)
			} else {
				s.fieldSettings(inner, key+".", tag, depth-1, found)
			}
			continue
		}
		mark := string(trace.NewMark(trace.FromField, fieldOfType(t, f)))
		d := s.texts.known[key]
		if _, twice := found[mark]; twice {
			d = TextDefault{}
		}
		d.Key = mark
		found[mark] = d
	}
}

// fieldOfType is the full name of a field, as ir.FieldName gives it.
func fieldOfType(t types.Type, f *types.Var) string {
	if n, ok := types.Unalias(t).(*types.Named); ok && n.Obj().Pkg() != nil {
		return n.Obj().Pkg().Path() + "." + n.Obj().Name() + "." + f.Name()
	}
	if f.Pkg() != nil {
		return f.Pkg().Path() + ".struct." + f.Name()
	}
	return f.Name()
}
