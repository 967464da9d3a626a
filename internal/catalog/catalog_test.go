package catalog

import (
	"go/types"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"
)

func TestParseErrors(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"no package", "F weak\n", `x.cat:1:1: line before any package`},
		{"package without path", "package\n", `x.cat:1:1: package needs a path`},
		{"unknown word", "package a/b coverd\n", `x.cat:1:13: unknown word "coverd"`},
		{"no role", "package a/b\nF\n", `x.cat:2:1: name without a role`},
		{"unknown role", "package a/b\n\n# text\nF   wek\n", `x.cat:4:5: unknown role "wek"`},
		{"attribute without value", "package a/b\nF sink arg=0 key\n", `x.cat:2:14: want key=value`},
		{"alias", "alias a\n", `x.cat:1:1: alias needs two paths`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := New().Parse("x.cat", tt.text)
			if err == nil || err.Error() != tt.want {
				t.Errorf("Parse(%q) = %v, want %s", tt.text, err, tt.want)
			}
		})
	}
}

func TestLookup(t *testing.T) {
	c := New()
	err := c.Parse("x.cat", `# comment
package a/b covered # more
*          weak kind=some_text
(*T).*     weak
(*T).Read  fill-weak buf=0
alias old/b a/b
`)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]Role{
		"a/b.F":               Weak,
		"old/b.F":             Weak,
		"(*a/b.T).Int":        Weak,
		"(*a/b.T).Read":       FillWeak,
		"(*old/b.T).Read":     FillWeak,
		"(*a/b.T[K, V]).Read": FillWeak,
		"(a/b.T).Read":        "",
		"a/bc.F":              "",
	} {
		var got Role
		if e := c.Lookup(name); len(e) > 0 {
			got = e[0].Role
		}
		if got != want {
			t.Errorf("Lookup(%q) has role %q, want %q", name, got, want)
		}
	}
	if got := c.Has("a/b.F", Weak).Attr("kind"); got != "some text" {
		t.Errorf("kind = %q", got)
	}
	if !c.Covered("a/b") || !c.Covered("old/b") || c.Covered("a") {
		t.Error("Covered is wrong")
	}
}

// TestResolve compares every line with the library itself: a name that the
// library does not have would never match anything.
func TestResolve(t *testing.T) {
	if testing.Short() {
		t.Skip("type-checks all cataloged libraries")
	}
	libs := loadLibraries(t, Default())
	for _, e := range Default().Entries() {
		if e.Attr("until") != "" { // not in the version under test
			continue
		}
		if err := Resolve(Default(), libs, e); err != nil {
			t.Errorf("%s:%d: %v", e.File, e.Line, err)
		}
	}
	for pkg := range Default().covered {
		if libs[pkg] == nil && !aliased(Default(), pkg) {
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
			c := New()
			if err := c.Parse("x.cat", "package net/http\n"+line); err != nil {
				t.Fatal(err)
			}
			if Resolve(c, libs, c.Entries()[0]) == nil {
				t.Errorf("%q resolves", line)
			}
		}
	})
}

func aliased(c *Catalog, pkg string) bool { _, ok := c.alias[pkg]; return ok }

// loadLibraries returns the types of the cataloged packages: those of the
// standard library and those that testdata/imports.go imports.
func loadLibraries(t *testing.T, c *Catalog) map[string]*types.Package {
	patterns := []string{"."}
	for pkg := range c.covered {
		if first, _, _ := strings.Cut(pkg, "/"); !strings.Contains(first, ".") {
			patterns = append(patterns, pkg)
		}
	}
	slices.Sort(patterns)
	roots, err := packages.Load(&packages.Config{
		Mode: packages.NeedName | packages.NeedImports | packages.NeedDeps | packages.NeedTypes,
		Dir:  "../../testdata",
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
