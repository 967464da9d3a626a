package fixation_test

import (
	"testing"

	"github.com/sessionlint/sessionlint/internal/testmodule"
	"github.com/sessionlint/sessionlint/passes/fixation"
)

func Test(t *testing.T) {
	testmodule.Check(t, testmodule.Dir(t), fixation.Analyzer, "./src/fixation/...")
}

func TestFix(t *testing.T) {
	testmodule.CheckFixes(t, testmodule.Dir(t), fixation.Analyzer, "./src/fixation_fix")
}
