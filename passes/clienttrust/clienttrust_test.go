package clienttrust_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/sessionlint/sessionlint/internal/testmodule"
	"github.com/sessionlint/sessionlint/passes/clienttrust"
)

func Test(t *testing.T) {
	testmodule.Check(t, testmodule.Dir(t), clienttrust.Analyzer, "./src/clienttrust/...")
}

// TestExample finds the cookie that makes tellers of the example's bank, and
// nothing else in it.
func TestExample(t *testing.T) {
	found := 0
	for _, act := range testmodule.Analyze(t, testmodule.Dir(t), clienttrust.Analyzer, "./src/example/...") {
		for _, d := range act.Diagnostics {
			file := filepath.Base(act.Package.Fset.Position(d.Pos).Filename)
			if file != "bank.go" || !strings.HasPrefix(d.Message, "the cookie authenticated decides") {
				t.Errorf("%s: %s", act.Package.Fset.Position(d.Pos), d.Message)
			}
			found++
		}
	}
	if found != 1 {
		t.Errorf("%d findings, want 1", found)
	}
}
