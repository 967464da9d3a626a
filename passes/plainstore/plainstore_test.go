package plainstore_test

import (
	"testing"

	"github.com/sessionlint/sessionlint/internal/testmodule"
	"github.com/sessionlint/sessionlint/passes/plainstore"
)

func Test(t *testing.T) {
	testmodule.Check(t, testmodule.Dir(t), plainstore.Analyzer, "./src/plainstore/...")
}
