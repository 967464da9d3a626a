package concurrent

import (
	"flag"
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/sessionlint/sessionlint/internal/report"
	"github.com/sessionlint/sessionlint/internal/scope"
	"github.com/sessionlint/sessionlint/internal/summary"
	"github.com/sessionlint/sessionlint/internal/verdict"
)

// Analyzer reports logins without a bound on the user's sessions. It is silent
// unless its flag audit is set.
var Analyzer = &analysis.Analyzer{
	Name:     "concurrent",
	Doc:      "report logins that open sessions without limit or overview (audit)\n\nA user who can neither see nor end the sessions that are open in his name cannot throw out an intruder. Reports only with -concurrent or -audit.",
	URL:      "https://github.com/sessionlint/sessionlint/blob/main/docs/rules/concurrent.md",
	Run:      summary.Alone(run),
	Requires: []*analysis.Analyzer{verdict.Analyzer},
	Flags:    flags(),
}

var audit bool

func flags() flag.FlagSet {
	fs := flag.NewFlagSet("concurrent", flag.ExitOnError)
	fs.BoolVar(&audit, "audit", false, "report; without it the analyzer is silent")
	scope.Flags(fs)
	return *fs
}

func run(pass *analysis.Pass) (any, error) {
	p, _ := pass.ResultOf[verdict.Analyzer].(*verdict.Package)
	if !audit {
		return nil, nil
	}
	if p == nil {
		summary.Tell(pass)
		return nil, nil
	}
	out := report.New(pass)
	out.Elsewhere = true
	defer out.Close()
	for _, l := range p.Unlimited() {
		out.Report(analysis.Diagnostic{Pos: l.Pos, Message: fmt.Sprintf(
			"%s opens a session (%s:%d, %s) and nothing in sight limits, lists or ends the user's others: an intruder's session stays unseen beside the user's own; keep the sessions by user, show them, and offer to end all others (OWASP ASVS 7.4.3, 7.5.2)",
			l.Name, l.Begin.At.File, l.Begin.At.Line, l.Begin.Noun)})
	}
	return nil, nil
}
