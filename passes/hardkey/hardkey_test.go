package hardkey_test

import (
	"testing"

	"github.com/sessionlint/sessionlint/internal/testmodule"
	"github.com/sessionlint/sessionlint/passes/hardkey"
)

func Test(t *testing.T) {
	testmodule.Check(t, testmodule.Dir(t), hardkey.Analyzer, "./src/hardkey/...")
}
