package oauthstate

import (
	"flag"
	"go/token"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/report"
	"github.com/sessionlint/sessionlint/internal/scope"
	"github.com/sessionlint/sessionlint/internal/summary"
)

// Analyzer reports OAuth logins that are not bound to a browser.
var Analyzer = &analysis.Analyzer{
	Name:     "oauthstate",
	Doc:      "report OAuth2 states and nonces that are guessable, not kept or never compared\n\nA login with a provider must be bound to the browser that began it: by a random state in a cookie or session that the callback compares.",
	URL:      "https://github.com/sessionlint/sessionlint/blob/main/docs/rules/oauthstate.md",
	Run:      summary.Alone(run),
	Requires: []*analysis.Analyzer{summary.Analyzer},
	Flags:    flags(),
}

var pkce bool

func flags() flag.FlagSet {
	fs := flag.NewFlagSet("oauthstate", flag.ExitOnError)
	fs.BoolVar(&pkce, "pkce", false, "also report authorization requests without PKCE")
	scope.Flags(fs)
	return *fs
}

func run(pass *analysis.Pass) (any, error) {
	p, _ := pass.ResultOf[summary.Analyzer].(*summary.Package)
	if p == nil {
		summary.Tell(pass)
		return nil, nil
	}
	if p.IR.Dependency {
		return nil, nil
	}
	out := report.New(pass)
	defer out.Close()
	c := &checker{Package: p}
	told := map[token.Pos]bool{}
	all := func(finds ...func(*ssa.Function) []analysis.Diagnostic) (r []analysis.Diagnostic) {
		for _, find := range finds {
			for _, fn := range p.IR.Funcs {
				summary.Guard(pass, func() {
					for _, d := range find(fn) {
						if d.Pos.IsValid() && !told[d.Pos] {
							told[d.Pos] = true
							r = append(r, d)
						}
					}
				})
			}
		}
		return r
	}
	begun, ended := oneFlow(all(c.states, c.addresses), all(c.callbacks))
	for _, d := range slices.Concat(begun, ended, all(c.alongside, c.nonces)) {
		out.Report(d)
	}
	return nil, nil
}

// oneFlow joins the only login that a package begins badly with the only one
// that it ends badly: they are the two ends of one weakness.
func oneFlow(begun, ended []analysis.Diagnostic) (_, _ []analysis.Diagnostic) {
	if len(begun) != 1 || len(ended) != 1 {
		return begun, ended
	}
	what, _, _ := strings.Cut(begun[0].Message, ":")
	ended[0].Related = append(ended[0].Related, analysis.RelatedInformation{Pos: begun[0].Pos, Message: "where the login begins, " + what})
	return nil, ended
}

type checker struct {
	*summary.Package
	callers map[*ssa.Function][]*ssa.Function
}
