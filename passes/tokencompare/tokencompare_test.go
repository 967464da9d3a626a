package tokencompare_test

import (
	"testing"

	"github.com/sessionlint/sessionlint/internal/testmodule"
	"github.com/sessionlint/sessionlint/passes/tokencompare"
)

func Test(t *testing.T) {
	testmodule.Check(t, testmodule.Dir(t), tokencompare.Analyzer, "./src/tokencompare/...")
}

func TestFix(t *testing.T) {
	testmodule.CheckFixes(t, testmodule.Dir(t), tokencompare.Analyzer, "./src/tokencompare/fix")
}
