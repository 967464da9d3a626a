package cookie

import (
	"go/types"
	"strconv"
	"strings"
)

// assigned is the expression that turns an attribute of the type on.
func assigned(t types.Type, m Field, inverted bool) string {
	if inverted {
		return "false"
	}
	code, pkg, ok := On(t, m)
	switch {
	case !ok && m == SameSite:
		return "Lax"
	case !ok:
		return "true"
	case pkg != nil:
		return pkg.Name() + "." + code
	}
	return code
}

// On returns the expression that turns an attribute on, given the type of its
// field or parameter: a literal, or a constant of the package.
func On(t types.Type, m Field) (code string, pkg *types.Package, ok bool) {
	b, basic := t.Underlying().(*types.Basic)
	switch {
	case m != SameSite:
		return "true", nil, basic && b.Kind() == types.Bool
	case basic && types.Identical(t, types.Typ[types.String]):
		return strconv.Quote("Lax"), nil, true
	}
	named, isNamed := types.Unalias(t).(*types.Named)
	if !isNamed || named.Obj().Pkg() == nil {
		return "", nil, false
	}
	pkg = named.Obj().Pkg()
	for _, name := range pkg.Scope().Names() {
		c, isConst := pkg.Scope().Lookup(name).(*types.Const)
		if isConst && strings.Contains(name, "Lax") && types.Identical(c.Type(), named) {
			return name, pkg, true
		}
	}
	if pkg.Path() == "net/http" {
		// An indirect import, of which only what is used is known here.
		return "SameSiteLaxMode", pkg, true
	}
	return "", nil, false
}

// fieldType returns the type of a struct's field, or nil.
func fieldType(t types.Type, name string) types.Type {
	obj, _, _ := types.LookupFieldOrMethod(t, true, nil, name)
	if v, ok := obj.(*types.Var); ok {
		return v.Type()
	}
	return nil
}

func shortType(t types.Type) string {
	return strings.TrimPrefix(types.TypeString(t, (*types.Package).Name), "*")
}
