package config

import (
	"fmt"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/sessionlint/sessionlint/internal/catalog/resolve"
)

// Exist checks that the functions, types and fields that the catalog's lines
// name exist, as seen from a directory. It loads the packages' types.
func (c *Config) Exist(dir string) error {
	if c.Catalog == "" {
		return nil
	}
	cat, err := c.Entries()
	if err != nil {
		return err
	}
	paths := cat.Packages()
	pkgs, err := packages.Load(&packages.Config{Mode: packages.NeedName | packages.NeedTypes | packages.NeedImports | packages.NeedDeps, Dir: dir}, paths...)
	if err != nil {
		return fmt.Errorf("%s: %v", c.File, err)
	}
	libs := map[string]*types.Package{}
	for _, p := range pkgs {
		if p.Types != nil && len(p.Types.Scope().Names()) > 0 {
			libs[p.PkgPath] = p.Types
		}
	}
	for _, e := range cat.Entries() {
		if err := resolve.Entry(libs, e); err != nil {
			return fmt.Errorf("%s:%d:1: %v%s", e.File, e.Line, err, suggest(short(e.Name), members(libs)))
		}
	}
	return nil
}

// short is a full name without its package's path: "(*Store).Save", "NewToken".
func short(name string) string {
	star := strings.HasPrefix(name, "(*")
	name = strings.TrimPrefix(strings.TrimPrefix(name, "("), "*")
	name = name[strings.LastIndex(name, "/")+1:]
	if _, after, ok := strings.Cut(name, "."); ok {
		name = after
	}
	if typ, member, ok := strings.Cut(name, ")."); ok {
		if star {
			typ = "*" + typ
		}
		return "(" + typ + ")." + member
	}
	return name
}

// members are the names that lines for the packages could have.
func members(libs map[string]*types.Package) []string {
	var r []string
	for _, p := range libs {
		for _, n := range p.Scope().Names() {
			obj := p.Scope().Lookup(n)
			r = append(r, n)
			tn, ok := obj.(*types.TypeName)
			if !ok {
				continue
			}
			named, ok := types.Unalias(tn.Type()).(*types.Named)
			if !ok {
				continue
			}
			for m := range named.Methods() {
				star := ""
				if _, ptr := m.Signature().Recv().Type().(*types.Pointer); ptr {
					star = "*"
				}
				r = append(r, "("+star+n+")."+m.Name())
			}
			if st, ok := named.Underlying().(*types.Struct); ok {
				for f := range st.Fields() {
					r = append(r, n+"."+f.Name())
				}
			}
		}
	}
	slices.Sort(r)
	return r
}
