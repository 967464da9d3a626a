package expiry

import (
	"flag"

	"golang.org/x/tools/go/analysis"

	"github.com/sessionlint/sessionlint/internal/lifetime"
	"github.com/sessionlint/sessionlint/internal/report"
	"github.com/sessionlint/sessionlint/internal/scope"
	"github.com/sessionlint/sessionlint/internal/summary"
)

// Doc is the analyzer's documentation.
const Doc = `report sessions and tokens that don't expire

A token that is signed without exp, a session that lives for years, a key that
is stored without a time to live, an expiry that is stored and never compared:
whoever steals the token keeps the account.`

// Analyzer reports sessions and tokens that don't expire.
var Analyzer = &analysis.Analyzer{
	Name:     "expiry",
	Doc:      Doc,
	URL:      "https://github.com/sessionlint/sessionlint/blob/main/docs/rules/expiry.md",
	Flags:    flags(),
	Requires: []*analysis.Analyzer{lifetime.Analyzer},
	Run:      run,
}

var (
	limits = lifetime.DefaultLimits
	audit  bool
)

func flags() flag.FlagSet {
	fs := flag.NewFlagSet("expiry", flag.ExitOnError)
	fs.DurationVar(&limits.Session, "session", limits.Session, "longest life of a session, its cookie or an access token (NIST SP 800-63B AAL1: 30 days; AAL2: 24h)")
	fs.DurationVar(&limits.Idle, "idle", limits.Idle, "longest time without activity (NIST SP 800-63B AAL2: 1h)")
	fs.DurationVar(&limits.Remember, "remember", limits.Remember, "longest life of a refresh token or of what remembers a user")
	fs.BoolVar(&audit, "audit", false, "also report connections that can outlive the session")
	scope.Flags(fs)
	return *fs
}

func run(pass *analysis.Pass) (any, error) {
	p, _ := pass.ResultOf[lifetime.Analyzer].(*lifetime.Package)
	if p == nil {
		summary.Tell(pass)
		return nil, nil
	}
	out := report.New(pass)
	out.Elsewhere = true
	for _, f := range p.Findings(limits, audit) {
		d := analysis.Diagnostic{Pos: f.Pos, Message: message(f)}
		for _, s := range f.Related {
			d.Related = append(d.Related, analysis.RelatedInformation{Pos: s.Pos, Message: s.Text})
		}
		out.Report(d)
	}
	out.Close()
	return nil, nil
}
