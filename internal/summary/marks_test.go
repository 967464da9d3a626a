package summary_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/summary"
	"github.com/sessionlint/sessionlint/internal/testmodule"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// sources reports what text results are made from, and where parameters end.
var sources = &analysis.Analyzer{
	Name:     "sources",
	Doc:      "report marks and sinks",
	Requires: []*analysis.Analyzer{summary.Analyzer},
	Run: func(pass *analysis.Pass) (any, error) {
		p := pass.ResultOf[summary.Analyzer].(*summary.Package)
		for _, fn := range p.IR.Funcs {
			if fn.Parent() != nil || fn.Synthetic != "" {
				continue
			}
			if f := p.Tracer.Summary(fn); len(f.Results) > 0 && len(f.Results[0].Marks()) > 0 {
				pass.Reportf(fn.Pos(), "result 0: %s", f.Results[0])
			}
			for _, k := range p.Sinks(fn) {
				if _, store := k.In.(*ssa.Store); store {
					continue
				}
				at := ""
				if k.At.Line > 0 {
					at = " at " + k.At.File
				}
				pass.Reportf(fn.Pos(), "sink %s: %s%s", k.As, p.Tracer.Of(k.Value), at)
			}
			var ends []string
			for _, u := range p.Ends(fn) {
				api := strings.NewReplacer("(*", "", ")", "", "github.com/", "").Replace(u.API)
				ends = append(ends, strings.TrimSpace(fmt.Sprintf("param %d in %s (%s) %s", u.Param, u.As, api, marks(u.Marks))))
			}
			if len(ends) == 0 {
				ends = []string{"nothing"}
			}
			pass.Reportf(fn.Pos(), "ends: %s", strings.Join(ends, ", "))
		}
		return nil, nil
	},
}

func marks(ms []trace.Mark) string {
	var s []string
	for _, m := range ms {
		s = append(s, string(m))
	}
	return strings.Join(s, " ")
}

func TestMarks(t *testing.T) {
	testmodule.Check(t, testmodule.Dir(t), sources, "./src/marks/...")
}
