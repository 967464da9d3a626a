package concurrent_test

import (
	"testing"

	"github.com/sessionlint/sessionlint/internal/testmodule"
	"github.com/sessionlint/sessionlint/passes/concurrent"
)

func Test(t *testing.T) {
	if err := concurrent.Analyzer.Flags.Set("audit", "true"); err != nil {
		t.Fatal(err)
	}
	defer concurrent.Analyzer.Flags.Set("audit", "false")
	testmodule.Check(t, testmodule.Dir(t), concurrent.Analyzer, "./src/concurrent/...")
}
