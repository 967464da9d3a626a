package testmodule

import (
	"fmt"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"

	"github.com/sessionlint/sessionlint/internal/load"
)

// Check runs an analyzer on packages of the module in dir and compares its
// findings and facts with their comments
//
//	// want `regexp` name:`regexp`
//
// as analysistest does, in which name is that of the fact's object, or
// "package" on the first line of the package's first file. Two things differ.
// Function bodies are read only where they matter. And a finding may stand in
// another package than the one whose analysis reports it: what a program
// leaves undone is found where its parts come together. A package's fact that
// prints as nothing only serves the analyzer, and needs no comment. A finding that is
// reported twice is an error.
func Check(t *testing.T, dir string, a *analysis.Analyzer, patterns ...string) {
	t.Helper()
	check(t, dir, a, patterns)
}

// check is Check. It returns the analyzer's actions.
func check(t *testing.T, dir string, a *analysis.Analyzer, patterns []string) []*checker.Action {
	t.Helper()
	roots := Analyze(t, dir, a, patterns...)
	wants := expectations{}
	for _, act := range roots {
		wants.read(t, act.Package)
	}
	if len(wants) == 0 {
		t.Fatalf("no program of %v expects a finding: a rule that finds nothing would pass", patterns)
	}
	seen := map[string]bool{}
	for _, act := range roots {
		for _, d := range act.Diagnostics {
			p := act.Package.Fset.Position(d.Pos)
			at := fmt.Sprintf("%s:%d", p.Filename, p.Line)
			if seen[at+d.Message] {
				t.Errorf("%s: reported twice: %s", at, d.Message)
				continue
			}
			seen[at+d.Message] = true
			wants.meet(t, p, "", d.Message)
		}
		for _, f := range act.AllPackageFacts() {
			if f.Package == act.Package.Types && fmt.Sprint(f.Fact) != "" {
				first := act.Package.Fset.Position(act.Package.Syntax[0].Package)
				first.Line = 1
				wants.meet(t, first, "package", fmt.Sprint(f.Fact))
			}
		}
		for _, f := range act.AllObjectFacts() {
			if f.Object.Pkg() == act.Package.Types {
				wants.meet(t, act.Package.Fset.Position(f.Object.Pos()), f.Object.Name(), fmt.Sprint(f.Fact))
			}
		}
	}
	wants.unmet(t)
	return roots
}

// Analyze runs an analyzer on packages of the module in dir, which must load
// without errors, and returns what it did for each of them.
func Analyze(t *testing.T, dir string, a *analysis.Analyzer, patterns ...string) []*checker.Action {
	t.Helper()
	pkgs, err := load.Packages(dir, nil, patterns...)
	if err != nil {
		t.Fatal(err)
	}
	if len(pkgs) == 0 {
		t.Fatalf("no packages match %v", patterns)
	}
	for _, p := range pkgs {
		for _, err := range p.Errors {
			t.Error(err)
		}
	}
	graph, err := checker.Analyze([]*analysis.Analyzer{a}, pkgs, &checker.Options{SanityCheck: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, act := range graph.Roots {
		if act.Err != nil {
			t.Errorf("%s: %v", act.Package.PkgPath, act.Err)
		}
	}
	return graph.Roots
}
