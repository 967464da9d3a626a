package weaktoken_test

import (
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/sessionlint/sessionlint/internal/testmodule"
	"github.com/sessionlint/sessionlint/passes/weaktoken"
)

func Test(t *testing.T) {
	analysistest.Run(t, testmodule.Dir(t), weaktoken.Analyzer, "./src/weaktoken/...")
}

func TestFix(t *testing.T) {
	analysistest.RunWithSuggestedFixes(t, testmodule.Dir(t), weaktoken.Analyzer, "./src/weaktoken/fix")
}
