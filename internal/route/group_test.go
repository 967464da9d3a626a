package route_test

import (
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/route"
	"github.com/sessionlint/sessionlint/internal/testmodule"
)

// routes reports each function's routes where it is declared.
var routes = &analysis.Analyzer{
	Name:     "routes",
	Doc:      "report routes",
	Requires: []*analysis.Analyzer{ir.Analyzer},
	Run: func(pass *analysis.Pass) (any, error) {
		if p, _ := pass.ResultOf[ir.Analyzer].(*ir.Package); p != nil {
			for fn, rs := range route.Of(p) {
				for _, r := range rs {
					pass.Reportf(fn.Pos(), "%s", r)
				}
			}
		}
		return nil, nil
	},
}

func TestGroups(t *testing.T) {
	testmodule.Check(t, testmodule.Dir(t), routes, "./src/route/...")
}
