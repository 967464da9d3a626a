package expiry_test

import (
	"testing"

	"github.com/sessionlint/sessionlint/internal/testmodule"
	"github.com/sessionlint/sessionlint/passes/expiry"
)

func Test(t *testing.T) {
	testmodule.Check(t, testmodule.Dir(t), expiry.Analyzer, "./src/expiry/...")
}
