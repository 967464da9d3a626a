package weaktoken_test

import (
	"testing"

	"github.com/sessionlint/sessionlint/internal/testmodule"
	"github.com/sessionlint/sessionlint/passes/weaktoken"
)

func Test(t *testing.T) {
	testmodule.Check(t, testmodule.Dir(t), weaktoken.Analyzer, "./src/weaktoken/...")
}

func TestFix(t *testing.T) {
	testmodule.CheckFixes(t, testmodule.Dir(t), weaktoken.Analyzer, "./src/weaktoken/fix")
}
