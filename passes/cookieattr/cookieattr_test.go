package cookieattr_test

import (
	"path/filepath"
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/sessionlint/sessionlint/passes/cookieattr"
)

func testdata(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func Test(t *testing.T) {
	analysistest.RunWithSuggestedFixes(t, testdata(t), cookieattr.Analyzer, "./src/cookieattr/...")
}

// TestVersions analyses modules of their own, with other versions of libraries
// than the newest.
func TestVersions(t *testing.T) {
	analysistest.Run(t, filepath.Join(testdata(t), "src/cookieattr/oldgorilla"), cookieattr.Analyzer, "./...")
}

// TestFlags analyses packages that are only right without a flag.
func TestFlags(t *testing.T) {
	for _, name := range []string{"all", "domain"} {
		t.Run(name, func(t *testing.T) {
			set := func(value string) {
				if err := cookieattr.Analyzer.Flags.Set(name, value); err != nil {
					t.Fatal(err)
				}
			}
			set("true")
			defer set("false")
			analysistest.Run(t, testdata(t), cookieattr.Analyzer, "./src/cookieattr/testdata/"+name)
		})
	}
}
