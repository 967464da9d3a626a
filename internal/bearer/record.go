package bearer

import (
	"go/types"
	"reflect"
	"slices"
	"strings"
	"sync"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/origin"
)

// record recognises a struct of the program's own that shows a token when it
// is printed whole.
func (f *Finder) record(v ssa.Value) *Evidence {
	t := v.Type()
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	n, ok := types.Unalias(t).(*types.Named)
	if !ok || n.Obj().Pkg() == nil || origin.Std(n.Obj().Pkg().Path()) || catalog.Default().Covered(n.Obj().Pkg().Path()) {
		return nil
	}
	name := n.Obj().Name()
	if !f.speaks || lexicon.ConfigType(name) || lexicon.ElsewhereToken(n.Obj().Pkg().Name()+"_"+name) || printsItself(v.Type()) {
		return nil
	}
	field, noJSON := shownField(n, 0)
	if field == "" {
		return nil
	}
	return &Evidence{What: "a whole " + name + " with its " + field, Name: field, Certain: true, Field: field, NoJSON: noJSON, Value: v}
}

// shownField is the first field that holds a token and is printed with the
// struct: what a pointer leads to isn't. noJSON tells that its tag keeps it out
// of JSON.
func shownField(t types.Type, depth int) (name string, noJSON bool) {
	st, ok := t.Underlying().(*types.Struct)
	if !ok || depth > 1 {
		return "", false
	}
	for i := range st.NumFields() {
		fld := st.Field(i)
		if printsItself(fld.Type()) {
			continue
		}
		hidden := !fld.Exported() || reflect.StructTag(st.Tag(i)).Get("json") == "-"
		if ir.IsString(fld.Type()) {
			if lexicon.Bearer(fld.Name()) && !lexicon.OneTime(fld.Name()) {
				return fld.Name(), hidden
			}
			continue
		}
		if inner, deep := shownField(fld.Type(), depth+1); inner != "" {
			return fld.Name() + "." + inner, hidden || deep
		}
	}
	return "", false
}

// printsItself reports whether a type decides itself how it is printed, which
// is how secrets are kept out of logs.
func printsItself(t types.Type) bool {
	ms := types.NewMethodSet(t)
	return ir.IsError(t) || slices.ContainsFunc(printing(), func(name string) bool { return ms.Lookup(nil, name) != nil })
}

// printing are the names of the methods by which a type does so.
var printing = sync.OnceValue(func() []string {
	var r []string
	for _, e := range catalog.Default().Entries() {
		if e.Role == catalog.PrintsItself {
			r = append(r, e.Name[strings.LastIndex(e.Name, ".")+1:])
		}
	}
	return r
})
