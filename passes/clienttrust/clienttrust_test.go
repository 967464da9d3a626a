package clienttrust_test

import (
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/sessionlint/sessionlint/internal/testmodule"
	"github.com/sessionlint/sessionlint/passes/clienttrust"
)

func Test(t *testing.T) {
	analysistest.Run(t, testmodule.Dir(t), clienttrust.Analyzer, "./src/clienttrust/...")
}

// TestExample finds the cookie that makes tellers of the example's bank, and
// nothing else in it.
func TestExample(t *testing.T) {
	pkgs, err := packages.Load(&packages.Config{Mode: packages.LoadAllSyntax | packages.NeedModule, Dir: testmodule.Dir(t)}, "./src/example/...")
	if err != nil {
		t.Fatal(err)
	}
	graph, err := checker.Analyze([]*analysis.Analyzer{clienttrust.Analyzer}, pkgs, nil)
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, act := range graph.Roots {
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
