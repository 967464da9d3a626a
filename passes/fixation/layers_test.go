package fixation_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis/checker"

	"github.com/sessionlint/sessionlint/internal/testmodule"
	"github.com/sessionlint/sessionlint/passes/fixation"
)

// TestLayers checks findings that only the package can make which puts the
// layers together, and which stand in another one: analysistest knows no such.
// A comment "reported from PACKAGE: TEXT" stands for each.
func TestLayers(t *testing.T) {
	roots := testmodule.Analyze(t, testmodule.Dir(t), fixation.Analyzer, "./src/fixation_layers/...")
	want := expectations(t, roots)
	for _, act := range roots {
		for _, d := range act.Diagnostics {
			p := act.Package.Fset.Position(d.Pos)
			w := want[place{p.Filename, p.Line}]
			if w.text == "" || w.from != act.Package.Name || !strings.HasPrefix(d.Message, w.text) {
				t.Errorf("%s: unexpected finding of package %s: %s", p, act.Package.Name, d.Message)
				continue
			}
			delete(want, place{p.Filename, p.Line})
		}
	}
	for p, w := range want {
		t.Errorf("%s:%d: no finding of package %s", p.file, p.line, w.from)
	}
}

type place struct {
	file string
	line int
}

type expectation struct{ from, text string }

func expectations(t *testing.T, roots []*checker.Action) map[place]expectation {
	want := map[place]expectation{}
	for _, act := range roots {
		for _, file := range act.Package.GoFiles {
			data, err := os.ReadFile(filepath.Clean(file))
			if err != nil {
				t.Fatal(err)
			}
			for i, line := range strings.Split(string(data), "\n") {
				if _, after, ok := strings.Cut(line, "// reported from "); ok {
					from, text, _ := strings.Cut(after, ": ")
					want[place{file, i + 1}] = expectation{from, text}
				}
			}
		}
	}
	if len(want) == 0 {
		t.Fatal("no expectations")
	}
	return want
}
