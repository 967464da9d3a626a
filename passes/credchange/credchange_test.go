package credchange_test

import (
	"testing"

	"github.com/sessionlint/sessionlint/internal/testmodule"
	"github.com/sessionlint/sessionlint/passes/credchange"
)

func Test(t *testing.T) {
	testmodule.Check(t, testmodule.Dir(t), credchange.Analyzer, "./src/credchange/...")
}
