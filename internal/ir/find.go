package ir

import (
	"go/types"
	"strings"

	"github.com/sessionlint/sessionlint/internal/origin"
)

// NamedType finds a type of a package by its name. One that is not exported is
// missing from the scope of an imported package, but its constructors and the
// fields of its structs speak of it.
func NamedType(pkg *types.Package, name string) types.Type {
	if tn, ok := pkg.Scope().Lookup(name).(*types.TypeName); ok {
		return tn.Type()
	}
	is := func(t types.Type) bool {
		n, ok := types.Unalias(t).(*types.Named)
		return ok && n.Obj().Pkg() == pkg && n.Obj().Name() == name
	}
	for _, n := range pkg.Scope().Names() {
		switch obj := pkg.Scope().Lookup(n).(type) {
		case *types.Func:
			for v := range obj.Signature().Params().Variables() {
				if is(v.Type()) {
					return v.Type()
				}
			}
		case *types.TypeName:
			if st, ok := obj.Type().Underlying().(*types.Struct); ok {
				for f := range st.Fields() {
					if is(f.Type()) {
						return f.Type()
					}
				}
			}
		}
	}
	return nil
}

// Visible returns the packages that can be seen from a package, by path, but
// for the standard library's.
func Visible(from *types.Package) map[string]*types.Package {
	seen := map[string]*types.Package{}
	var walk func(p *types.Package)
	walk = func(p *types.Package) {
		if seen[p.Path()] != nil {
			return
		}
		seen[p.Path()] = p
		for _, q := range p.Imports() {
			if !origin.Std(q.Path()) {
				walk(q)
			}
		}
	}
	walk(from)
	return seen
}

// Find returns the function or method of a full name, as FuncName gives it,
// among the packages, or nil.
func Find(among map[string]*types.Package, name string) *types.Func {
	rest := strings.NewReplacer("(", "", ")", "", "*", "").Replace(name)
	slash := strings.LastIndex(rest, "/") + 1
	parts := strings.Split(rest[slash:], ".")
	if len(parts) < 2 {
		return nil
	}
	for i := 1; i < len(parts); i++ { // the last element of a path may have dots of its own
		pkg := among[rest[:slash]+strings.Join(parts[:i], ".")]
		if pkg == nil {
			continue
		}
		switch left := parts[i:]; len(left) {
		case 1:
			f, _ := pkg.Scope().Lookup(left[0]).(*types.Func)
			return f
		case 2:
			return method(NamedType(pkg, left[0]), left[1])
		}
	}
	return nil
}

// method is a named type's method of the name, or nil.
func method(t types.Type, name string) *types.Func {
	n, ok := t.(*types.Named)
	if !ok {
		return nil
	}
	if i, ok := n.Underlying().(*types.Interface); ok {
		for m := range i.Methods() {
			if m.Name() == name {
				return m
			}
		}
		return nil
	}
	for m := range n.Methods() {
		if m.Name() == name {
			return m
		}
	}
	return nil
}
