package tokenleak_test

import (
	"testing"

	"github.com/sessionlint/sessionlint/internal/testmodule"
	"github.com/sessionlint/sessionlint/passes/tokenleak"
)

func Test(t *testing.T) {
	testmodule.Check(t, testmodule.Dir(t), tokenleak.Analyzer, "./src/tokenleak/...")
}
