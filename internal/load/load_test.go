package load_test

import (
	"go/ast"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"

	"github.com/sessionlint/sessionlint/internal/load"
)

func module(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	files["go.mod"] = "module example.org/m\n\ngo 1.26\n"
	for name, text := range files {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func bodies(p *packages.Package) (n int) {
	for _, f := range p.Syntax {
		for _, d := range f.Decls {
			if d, ok := d.(*ast.FuncDecl); ok && d.Body != nil {
				n++
			}
		}
	}
	return n
}

func TestBodies(t *testing.T) {
	dir := module(t, map[string]string{
		"a.go":   "package m\n\nimport \"example.org/m/b\"\n\nfunc A() string { return b.B() }\n",
		"b/b.go": "package b\n\nimport \"strings\"\n\nfunc B() string { return strings.ToUpper(\"b\") }\n",
	})
	pkgs, err := load.Packages(dir, map[string][]byte{filepath.Join(dir, "a.go"): []byte("package m\n\nimport \"example.org/m/b\"\n\nfunc A() string { return b.B() }\n\nfunc C() {}\n")}, ".")
	if err != nil {
		t.Fatal(err)
	}
	a := pkgs[0]
	b := a.Imports["example.org/m/b"]
	std := b.Imports["strings"]
	if bodies(a) != 2 || bodies(b) != 1 || bodies(std) != 0 {
		t.Errorf("%d, %d and %d bodies, want 2 (one of the overlay), 1 and none in the standard library", bodies(a), bodies(b), bodies(std))
	}
	if a.IllTyped || std.IllTyped || std.Types.Scope().Lookup("ToUpper") == nil {
		t.Error("not type-checked")
	}
}

func TestErrors(t *testing.T) {
	for name, want := range map[string]string{
		"package m\n\nfunc A() string { return 1 }\n":     "cannot use 1",
		"package m\n\nfunc A( {\n":                        "expected",
		"package m\n\nimport \"example.org/none\"\n":      "no required module provides package",
		"package m\n\nimport \"example.org/m/missing\"\n": "is not in std|no required module|cannot find",
	} {
		pkgs, err := load.Packages(module(t, map[string]string{"a.go": name}), nil, ".")
		if err != nil {
			t.Fatal(err)
		}
		var said []string
		packages.Visit(pkgs, nil, func(p *packages.Package) {
			for _, e := range p.Errors {
				said = append(said, e.Error())
			}
		})
		found := false
		for w := range strings.SplitSeq(want, "|") {
			found = found || strings.Contains(strings.Join(said, "\n"), w)
		}
		if !found || len(pkgs[0].Syntax) > 0 {
			t.Errorf("%q: errors %q, want %s", name, said, want)
		}
	}
}

// What is broken does not keep its importers from being judged, and a file to
// embed that is missing breaks nothing.
func TestBrokenImport(t *testing.T) {
	dir := module(t, map[string]string{
		"a.go":   "package m\n\nimport _ \"example.org/m/b\"\n\nfunc A() int { return 1 }\n",
		"b/b.go": "package b\n\nimport _ \"example.org/none\"\n",
		"c/c.go": "package c\n\nimport \"embed\"\n\n//go:embed dist/*\nvar Page embed.FS\n",
	})
	pkgs, err := load.Packages(dir, nil, "./...")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pkgs {
		broken := p.PkgPath == "example.org/m/b"
		if (len(p.Errors) > 0) != broken || (len(p.Syntax) == 0) != broken || p.IllTyped {
			t.Errorf("%s: errors %v, %d files, ill-typed %v", p.PkgPath, p.Errors, len(p.Syntax), p.IllTyped)
		}
	}
}
