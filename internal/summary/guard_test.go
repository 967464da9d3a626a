package summary

import (
	"go/ast"
	"go/types"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
)

// What breaks an engine is said by the rules that need it, and by nobody else.
func TestGuardTells(t *testing.T) {
	t.Setenv("SESSIONLINT_DEBUG", "")
	engine := &analysis.Analyzer{Name: "engine"}
	between := &analysis.Analyzer{Name: "between", Requires: []*analysis.Analyzer{engine}}
	pkg := types.NewPackage("example.com/p", "p")
	var said []string
	pass := func(a *analysis.Analyzer, pkg *types.Package) *analysis.Pass {
		return &analysis.Pass{Analyzer: a, Pkg: pkg, Files: []*ast.File{{Package: 7}}, Report: func(d analysis.Diagnostic) {
			said = append(said, a.Name+": "+d.Message)
		}}
	}
	if Guard(pass(engine, pkg), func() { panic("a slip") }) {
		t.Fatal("Guard took a panic for success")
	}
	if !Guard(pass(engine, types.NewPackage("example.com/q", "q")), func() {}) {
		t.Fatal("Guard took success for a panic")
	}
	said = nil
	rule := &analysis.Analyzer{Name: "rule", Requires: []*analysis.Analyzer{between}}
	Tell(pass(rule, pkg))
	Tell(pass(rule, types.NewPackage("example.com/q", "q")))
	Tell(pass(&analysis.Analyzer{Name: "other"}, pkg))
	if len(said) != 1 || !strings.HasPrefix(said[0], "rule: an error in sessionlint itself (a slip): rule judges this package only in part") {
		t.Errorf("said %q", said)
	}
}
