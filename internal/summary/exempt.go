package summary

import (
	"go/types"
	"reflect"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// valuer reports whether a value is of a type that decides itself what the
// database gets of it: a driver.Valuer of the program's own.
func valuer(v ssa.Value) bool {
	m, ok := v.(*ssa.MakeInterface)
	if !ok {
		return false
	}
	method, _, _ := types.LookupFieldOrMethod(m.X.Type(), true, nil, "Value")
	f, ok := method.(*types.Func)
	return ok && f.Signature().Params().Len() == 0 && f.Signature().Results().Len() == 2 && ir.IsError(f.Signature().Results().At(1).Type()) &&
		ir.TypePath(f.Signature().Results().At(0).Type()) == "database/sql/driver.Value"
}

// Claimed reports whether a value becomes a claim of a token in the same
// function: a record of it only names that token, which is believed for its
// signature.
func Claimed(v ssa.Value) bool {
	v = ir.Unconverted(v)
	if v.Referrers() == nil {
		return false
	}
	for _, ref := range *v.Referrers() {
		switch ref := ref.(type) {
		case *ssa.Store:
			if f, ok := ref.Addr.(*ssa.FieldAddr); ok && ref.Val == v && claims(f.X.Type()) {
				return true
			}
		case *ssa.MakeInterface:
			for _, use := range *ref.Referrers() {
				if u, ok := use.(*ssa.MapUpdate); ok && u.Value == ref && claims(u.Map.Type()) {
					return true
				}
			}
		}
	}
	return false
}

// claims reports whether a type is one of claims, or a record that has one
// embedded.
func claims(t types.Type) bool {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	if lexicon.ClaimsType(ir.TypePath(t)) {
		return true
	}
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for f := range st.Fields() {
		if f.Embedded() && lexicon.ClaimsType(ir.TypePath(f.Type())) {
			return true
		}
	}
	return false
}

// unsaved reports whether a field's tag says that it is no column.
func unsaved(f *ssa.FieldAddr) bool {
	st := structOf(f.X)
	if st == nil || f.Field >= st.NumFields() {
		return false
	}
	for _, library := range []string{"gorm", "xorm", "bun", "db", "sql", "orm", "bson", "pg"} {
		if name, _, _ := strings.Cut(reflect.StructTag(st.Tag(f.Field)).Get(library), ","); name == "-" {
			return true
		}
	}
	return false
}
