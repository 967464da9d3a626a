// Package scope holds the users' choice of which files count.
package scope

import (
	"flag"
	"go/ast"
	"go/token"
	"strings"
)

// Tests and Generated make test files and generated files count.
var Tests, Generated bool

// Flags adds the flags -tests and -generated to an analyzer's. They mean the
// same in every analyzer: setting one sets all.
func Flags(fs *flag.FlagSet) {
	fs.BoolVar(&Tests, "tests", Tests, "report in test files too (of all analyzers)")
	fs.BoolVar(&Generated, "generated", Generated, "report in generated files too (of all analyzers)")
}

// TestFile reports whether pos lies in a test file that doesn't count.
func TestFile(fset *token.FileSet, pos token.Pos) bool {
	return !Tests && strings.HasSuffix(fset.Position(pos).Filename, "_test.go")
}

// TestPackage reports whether the package helps tests of others and doesn't
// count: one of its files that is no test itself imports "testing" or one of
// the frameworks around it, or it is named for them.
func TestPackage(fset *token.FileSet, files []*ast.File) bool {
	if Tests {
		return false
	}
	for _, f := range files {
		if TestFile(fset, f.FileStart) {
			continue
		}
		switch f.Name.Name {
		case "test", "tests", "testing", "testutil", "testutils", "testhelper", "testhelpers", "mock", "mocks", "mockserver", "fixtures":
			return true
		}
		for _, i := range f.Imports {
			switch i.Path.Value {
			case `"testing"`, `"github.com/onsi/ginkgo"`, `"github.com/onsi/ginkgo/v2"`, `"github.com/onsi/gomega"`,
				`"github.com/stretchr/testify/require"`, `"github.com/stretchr/testify/suite"`, `"github.com/golang/mock/gomock"`, `"go.uber.org/mock/gomock"`:
				return true
			}
		}
	}
	return false
}
