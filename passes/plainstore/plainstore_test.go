package plainstore_test

import (
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/sessionlint/sessionlint/internal/testmodule"
	"github.com/sessionlint/sessionlint/passes/plainstore"
)

func Test(t *testing.T) {
	analysistest.Run(t, testmodule.Dir(t), plainstore.Analyzer, "./src/plainstore/...")
}
