// Package rulebook is what is known about the rules besides their code: how
// bad their findings are, which weaknesses of the CWE list they are, and the
// page that explains them.
package rulebook

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/sessionlint/sessionlint/docs"
)

// A Rule describes an analyzer to people and to other programs.
type Rule struct {
	Name    string
	Summary string // one sentence
	Why     string // the paragraph after it, or ""
	URL     string
	CWE     []int
	Page    string // Markdown
	Score   string // security-severity, 0 to 10 as in CVSS
	Audit   bool   // silent unless it is asked for
	Missing bool   // reports what a function doesn't do
}

// Level is the rule's severity unless the configuration says otherwise:
// error, warning or note.
func (r Rule) Level() string {
	if r.Audit {
		return "note"
	}
	if n, _ := strconv.ParseFloat(r.Score, 64); n >= 7 {
		return "error"
	}
	return "warning"
}

// Levels are the severities from the worst.
var Levels = []string{"error", "warning", "note"}

// scores follow CVSS: what an attacker who uses the weakness gets, and how
// much must come together for it.
var scores = map[string]string{
	"weaktoken": "9.1", "hardkey": "9.8", "jwtverify": "9.8", "clienttrust": "9.1",
	"fixation": "7.5", "oauthstate": "7.1", "credchange": "6.5", "logout": "6.3",
	"expiry": "5.4", "plainstore": "6.5", "tokenleak": "6.5", "tokencompare": "5.9",
	"cookieattr": "5.3", "concurrent": "2.0",
}

// missing are the rules about calls that are not there.
var missing = []string{"fixation", "logout", "credchange", "expiry", "concurrent", "oauthstate"}

var cwe = regexp.MustCompile(`CWE-(\d+(?:, \d+)*)`)

// Of describes an analyzer.
func Of(a *analysis.Analyzer) Rule {
	r := Rule{Name: a.Name, URL: a.URL, Score: scores[a.Name], Missing: slices.Contains(missing, a.Name)}
	r.Summary, r.Why, _ = strings.Cut(a.Doc, "\n\n")
	r.Audit = strings.Contains(r.Summary, "(audit)")
	page, err := docs.Rules.ReadFile("rules/" + a.Name + ".md")
	if err != nil {
		return r
	}
	r.Page = string(page)
	for _, m := range cwe.FindAllStringSubmatch(r.Page, -1) {
		for _, s := range strings.Split(m[1], ", ") {
			if n, err := strconv.Atoi(s); err == nil && !slices.Contains(r.CWE, n) {
				r.CWE = append(r.CWE, n)
			}
		}
	}
	return r
}

// All describes the analyzers, in their order.
func All(as []*analysis.Analyzer) []Rule {
	var r []Rule
	for _, a := range as {
		r = append(r, Of(a))
	}
	return r
}
