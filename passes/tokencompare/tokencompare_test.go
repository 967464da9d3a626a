package tokencompare_test

import (
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/sessionlint/sessionlint/internal/testmodule"
	"github.com/sessionlint/sessionlint/passes/tokencompare"
)

func Test(t *testing.T) {
	analysistest.Run(t, testmodule.Dir(t), tokencompare.Analyzer, "./src/tokencompare/...")
}

func TestFix(t *testing.T) {
	analysistest.RunWithSuggestedFixes(t, testmodule.Dir(t), tokencompare.Analyzer, "./src/tokencompare/fix")
}
