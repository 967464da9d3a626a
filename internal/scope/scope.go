// Package scope holds the users' choice of which files count.
package scope

import (
	"flag"
	"go/ast"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// Tests and Generated make test files and generated files count.
var Tests, Generated bool

// Flags adds the flags -tests and -generated to an analyzer's. They mean the
// same in every analyzer: setting one sets all.
func Flags(fs *flag.FlagSet) {
	fs.BoolVar(&Tests, "tests", Tests, "report in test files too (of all analyzers)")
	fs.BoolVar(&Generated, "generated", Generated, "report in generated files too (of all analyzers)")
}

// excluded are the globs of Exclude, and the directory that they start from.
var (
	excluded []string
	base     string
)

// Exclude leaves out files whose paths below dir match one of the globs, in
// which ** stands for any directories.
func Exclude(dir string, globs []string) { base, excluded = dir, globs }

// Excluded reports whether a file is left out.
func Excluded(file string) bool {
	if len(excluded) == 0 {
		return false
	}
	rel, err := filepath.Rel(base, file)
	if err != nil {
		return false
	}
	rel = filepath.ToSlash(rel)
	return slices.ContainsFunc(excluded, func(glob string) bool {
		ok, _ := doublestar.Match(glob, rel)
		return ok
	})
}

// TestFile reports whether pos lies in a test file that doesn't count.
func TestFile(fset *token.FileSet, pos token.Pos) bool {
	return !Tests && strings.HasSuffix(fset.Position(pos).Filename, "_test.go")
}

// Helpers are the files of a package that only help tests of others and don't
// count, by name: all of them where the package is named for it or half of
// its files import a package for tests, else those files that do.
func Helpers(fset *token.FileSet, files []*ast.File) map[string]bool {
	all, some := map[string]bool{}, map[string]bool{}
	if Tests {
		return some
	}
	named := false
	for _, f := range files {
		if TestFile(fset, f.FileStart) {
			continue
		}
		name := fset.Position(f.FileStart).Filename
		all[name] = true
		named = named || lexicon.TestPackage(f.Name.Name)
		if slices.ContainsFunc(f.Imports, forTests) {
			some[name] = true
		}
	}
	if named || 2*len(some) >= len(all) {
		return all
	}
	return some
}

func forTests(i *ast.ImportSpec) bool {
	path, err := strconv.Unquote(i.Path.Value)
	return err == nil && catalog.Default().Testing(path)
}
