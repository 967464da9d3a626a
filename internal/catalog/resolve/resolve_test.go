package resolve_test

import (
	"go/types"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/catalog/resolve"
)

// TestResolve compares every line with the library itself: a name that the
// library does not have would never match anything.
func TestResolve(t *testing.T) {
	if testing.Short() {
		t.Skip("type-checks all cataloged libraries")
	}
	libs := loadLibraries(t, catalog.Default())
	for _, e := range catalog.Default().Entries() {
		if e.Attr("until") != "" { // not in the version under test
			continue
		}
		if err := resolve.Entry(libs, e); err != nil {
			t.Errorf("%s:%d: %v", e.File, e.Line, err)
		}
	}
	for _, pkg := range catalog.Default().Packages() {
		if libs[pkg] == nil {
			t.Errorf("package %s is not loaded", pkg)
		}
	}

	t.Run("made up", func(t *testing.T) {
		for _, line := range []string{
			"SetCokie cookie-write cookie=1",
			"Cookie.Secured cookie-field attr=secure",
			"Cookie cookie-write cookie=0",
			"(*Request).Kookie cookie-read",
			"(Request).Cookie cookie-read", // a pointer method
			"(*Nothing).* weak",
			"SetCookie cookie-write cookie=2", // has two parameters
			"Cookie.Secure cookie-field attr=secured",
			"(*Request).Cookie persist key=0",
			"(*Request).Cookie session-get id=1",
		} {
			c := catalog.New()
			if err := c.Parse("x.cat", "package net/http\n"+line); err != nil {
				t.Fatal(err)
			}
			if resolve.Entry(libs, c.Entries()[0]) == nil {
				t.Errorf("%q resolves", line)
			}
		}
	})
}

// loadLibraries returns the types of the cataloged packages: those of the
// standard library and those that testdata/imports.go imports.
func loadLibraries(t *testing.T, c *catalog.Catalog) map[string]*types.Package {
	patterns := []string{"."}
	for _, pkg := range c.Packages() {
		if first, _, _ := strings.Cut(pkg, "/"); !strings.Contains(first, ".") {
			patterns = append(patterns, pkg)
		}
	}
	slices.Sort(patterns)
	roots, err := packages.Load(&packages.Config{
		Mode: packages.NeedName | packages.NeedImports | packages.NeedDeps | packages.NeedTypes,
		Dir:  "../../../testdata",
	}, patterns...)
	if err != nil {
		t.Fatal(err)
	}
	libs := map[string]*types.Package{}
	packages.Visit(roots, nil, func(p *packages.Package) {
		if c.Mentions(p.PkgPath) {
			libs[p.PkgPath] = p.Types
			for _, err := range p.Errors {
				t.Error(err)
			}
		}
	})
	return libs
}
