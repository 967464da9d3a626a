package expiry_test

import (
	"testing"

	"github.com/sessionlint/sessionlint/internal/testmodule"
	"github.com/sessionlint/sessionlint/passes/expiry"
)

func Test(t *testing.T) {
	testmodule.Check(t, testmodule.Dir(t), expiry.Analyzer, "./src/expiry/...")
}

// TestFlags analyses packages that are only right without a flag.
func TestFlags(t *testing.T) {
	for _, flag := range []struct{ name, value string }{{"audit", "true"}, {"session", "24h"}} {
		t.Run(flag.name, func(t *testing.T) {
			f := expiry.Analyzer.Flags.Lookup(flag.name)
			was := f.Value.String()
			set := func(value string) {
				if err := expiry.Analyzer.Flags.Set(flag.name, value); err != nil {
					t.Fatal(err)
				}
			}
			set(flag.value)
			defer set(was)
			testmodule.Check(t, testmodule.Dir(t), expiry.Analyzer, "./src/expiry/testdata/"+flag.name+"/...")
		})
	}
}
