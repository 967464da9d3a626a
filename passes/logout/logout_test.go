package logout_test

import (
	"testing"

	"github.com/sessionlint/sessionlint/internal/testmodule"
	"github.com/sessionlint/sessionlint/passes/logout"
)

func Test(t *testing.T) {
	testmodule.Check(t, testmodule.Dir(t), logout.Analyzer, "./src/logout/...")
}
