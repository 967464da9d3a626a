package cookieattr

import (
	"flag"
	"reflect"

	"golang.org/x/tools/go/analysis"

	"github.com/sessionlint/sessionlint/internal/cookie"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/report"
	"github.com/sessionlint/sessionlint/internal/scope"
	"github.com/sessionlint/sessionlint/internal/summary"
)

// Doc is the analyzer's documentation.
const Doc = `report session cookies without Secure, HttpOnly or SameSite

A session cookie without Secure is sent over plain HTTP, without HttpOnly an
injected script reads it, and without SameSite it goes along with requests
that other sites make. Also reported are SameSite=None without Secure, a
Domain that is the parent of the current host, and the name prefixes __Host-
and __Secure- with attributes that make browsers drop the cookie.`

// Analyzer reports session cookies without the attributes that protect them.
var Analyzer = &analysis.Analyzer{
	Name:      "cookieattr",
	Doc:       Doc,
	URL:       "https://github.com/sessionlint/sessionlint/blob/main/docs/rules/cookieattr.md",
	Flags:     flags(),
	Requires:  []*analysis.Analyzer{ir.Analyzer, summary.Analyzer},
	Run:       run,
	FactTypes: []analysis.Fact{(*cookie.Summary)(nil), (*cookie.Configured)(nil)},
	// What it knows of the package's cookies, for those who draw them.
	ResultType: reflect.TypeFor[*cookie.Package](),
}

var all, domain bool

func flags() flag.FlagSet {
	fs := flag.NewFlagSet("cookieattr", flag.ExitOnError)
	fs.BoolVar(&all, "all", false, "report all cookies, not only those of sessions")
	fs.BoolVar(&domain, "domain", false, "report a constant Domain that many hosts are below, such as .example.com, also where nothing else is wrong")
	scope.Flags(fs)
	return *fs
}

func run(pass *analysis.Pass) (any, error) {
	pkg := pass.ResultOf[ir.Analyzer].(*ir.Package)
	if pkg == nil {
		return (*cookie.Package)(nil), nil
	}
	rep := report.New(pass)
	c := cookie.New(pass, pkg)
	c.All, c.Domain = all, domain
	if values, _ := pass.ResultOf[summary.Analyzer].(*summary.Package); values != nil {
		c.Carries = values.SessionCookie
	}
	var found []*cookie.Finding
	summary.Guard(pass, func() { found = c.Find() })
	for _, f := range found {
		d := analysis.Diagnostic{Pos: f.Pos(), Message: message(c, f)}
		if lit := c.Literal(f.Write); lit != nil {
			d.End = lit.End()
			d.SuggestedFixes = literalFix(pass, c, f, lit)
		} else if call := c.CallExpr(f.Write); call != nil {
			d.End = call.End()
			d.SuggestedFixes = callFix(pass, c, f, call)
		}
		for _, s := range f.Steps {
			if s.Pos.IsValid() && s.Pos != f.Pos() {
				d.Related = append(d.Related, analysis.RelatedInformation{Pos: s.Pos, Message: s.Text})
			}
		}
		rep.Report(d)
	}
	rep.Close()
	return c, nil
}
