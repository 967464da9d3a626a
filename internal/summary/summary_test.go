package summary_test

import (
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/sessionlint/sessionlint/internal/summary"
	"github.com/sessionlint/sessionlint/internal/testmodule"
)

// describe reports what is known of each function, so that the cases can say
// what they want.
var describe = &analysis.Analyzer{
	Name:     "describe",
	Doc:      "report the summaries",
	Requires: []*analysis.Analyzer{summary.Analyzer},
	Run: func(pass *analysis.Pass) (any, error) {
		p := pass.ResultOf[summary.Analyzer].(*summary.Package)
		for _, fn := range p.IR.Funcs {
			if fn.Parent() != nil || fn.Synthetic != "" {
				continue
			}
			f := p.Tracer.Summary(fn)
			for i, v := range f.Results {
				if len(v) > 0 {
					pass.Reportf(fn.Pos(), "result %d: %s", i, v)
				}
			}
			for _, fill := range f.Fills {
				pass.Reportf(fn.Pos(), "fills param %d: %s", fill.Param, fill.Value)
			}
		}
		return nil, nil
	},
}

func TestSummaries(t *testing.T) {
	testmodule.Check(t, testmodule.Dir(t), describe, "./src/summary/...")
}
