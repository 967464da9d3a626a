package fixation_test

import (
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/sessionlint/sessionlint/internal/testmodule"
	"github.com/sessionlint/sessionlint/passes/fixation"
)

func Test(t *testing.T) {
	analysistest.Run(t, testmodule.Dir(t), fixation.Analyzer, "./src/fixation/...")
}

func TestFix(t *testing.T) {
	analysistest.RunWithSuggestedFixes(t, testmodule.Dir(t), fixation.Analyzer, "./src/fixation_fix")
}
