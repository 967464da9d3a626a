package cookieattr_test

import (
	"testing"

	"github.com/sessionlint/sessionlint/internal/testmodule"
	"github.com/sessionlint/sessionlint/passes/cookieattr"
)

func Test(t *testing.T) {
	testmodule.CheckFixes(t, testmodule.Dir(t), cookieattr.Analyzer, "./src/cookieattr/...")
}

// TestVersions analyses modules of their own, with other versions of libraries
// than the newest.
func TestVersions(t *testing.T) {
	testmodule.Check(t, testmodule.Dir(t, "src/cookieattr/oldgorilla"), cookieattr.Analyzer, "./...")
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
			testmodule.Check(t, testmodule.Dir(t), cookieattr.Analyzer, "./src/cookieattr/testdata/"+name)
		})
	}
}
