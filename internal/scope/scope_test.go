package scope_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"slices"
	"testing"

	"github.com/sessionlint/sessionlint/internal/scope"
)

func TestHelpers(t *testing.T) {
	const helper, plain, test = `package p; import "testing"`, `package p; import "net/http"`, `package p; import "testing"`
	for _, c := range []struct {
		what  string
		files map[string]string
		want  []string
	}{
		{"a program", map[string]string{"a.go": plain, "a_test.go": test}, nil},
		{"one helper among others", map[string]string{"a.go": plain, "b.go": plain, "c.go": helper}, []string{"c.go"}},
		{"mostly helpers", map[string]string{"a.go": plain, "b.go": helper}, []string{"a.go", "b.go"}},
		{"by its name", map[string]string{"a.go": `package testutil`, "b.go": `package testutil`}, []string{"a.go", "b.go"}},
	} {
		fset := token.NewFileSet()
		var files []*ast.File
		for name, src := range c.files {
			f, err := parser.ParseFile(fset, name, src, 0)
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, f)
		}
		if got := slices.Sorted(maps.Keys(scope.Helpers(fset, files))); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
	}
}

func TestExcluded(t *testing.T) {
	scope.Exclude("/src/app", []string{"gen/**", "**/*_mock.go"})
	t.Cleanup(func() { scope.Exclude("", nil) })
	for file, want := range map[string]bool{
		"/src/app/gen/a/b.go":       true,
		"/src/app/store/db_mock.go": true,
		"/src/app/store/db.go":      false,
		"/src/other/gen/a.go":       false,
	} {
		if got := scope.Excluded(file); got != want {
			t.Errorf("Excluded(%q) = %v, want %v", file, got, want)
		}
	}
}
