package weaktoken

import (
	"flag"
	"fmt"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/report"
	"github.com/sessionlint/sessionlint/internal/scope"
	"github.com/sessionlint/sessionlint/internal/summary"
)

// Analyzer reports predictable and guessable secrets.
var Analyzer = &analysis.Analyzer{
	Name:     "weaktoken",
	Doc:      "report session ids, tokens and keys from weak sources\n\nA secret that derives from math/rand, a clock, a counter, a time-based id or constants, or that holds too few random bits, can be computed or guessed by an attacker.",
	URL:      "https://github.com/sessionlint/sessionlint/blob/main/docs/rules/weaktoken.md",
	Run:      summary.Alone(run),
	Requires: []*analysis.Analyzer{summary.Analyzer},
	Flags:    flags(),
}

var bits int

func flags() flag.FlagSet {
	fs := flag.NewFlagSet("weaktoken", flag.ExitOnError)
	fs.IntVar(&bits, "bits", summary.EnoughBits, "random bits that a session id, token or key must hold")
	scope.Flags(fs)
	return *fs
}

func run(pass *analysis.Pass) (any, error) {
	p, _ := pass.ResultOf[summary.Analyzer].(*summary.Package)
	if p == nil {
		summary.Tell(pass)
		return nil, nil
	}
	out := report.New(pass)
	defer out.Close()
	told := map[token.Pos]bool{}
	for _, w := range p.All(float64(bits)) {
		if told[w.Pos] || !w.Pos.IsValid() {
			continue
		}
		told[w.Pos] = true
		out.Report(analysis.Diagnostic{
			Pos:            w.Pos,
			Message:        message(w) + "; " + repair(pass, w),
			Related:        related(w),
			SuggestedFixes: fix(pass, w),
		})
	}
	return nil, nil
}

// message says what is wrong, how it is known and what an attacker gains.
func message(w summary.Weakness) string {
	what := fmt.Sprintf("%s is a %s", w.What, w.Class)
	switch {
	case w.Ignored:
		return fmt.Sprintf("%s is read from a source that can fail, and its error is ignored: when it fails, every such %s is a row of zeros that anyone can know", w.What, w.Class)
	case w.Fallback && w.Constant:
		return fmt.Sprintf("%s falls back to a constant when the random source fails: every id is then the same and known", w.What)
	case w.Fallback:
		return fmt.Sprintf("%s falls back to %s when the random source fails%s: an attacker can then predict it", w.What, w.Origin.Kind, way(w))
	case w.Constant:
		return what + " but is constant: anyone can know it"
	case w.Origin != nil:
		return fmt.Sprintf("%s but comes from %s%s: an attacker can predict it and take over what it protects", what, w.Origin.Kind, way(w))
	case w.Bits < summary.FloorBits:
		return fmt.Sprintf("%s with only %.0f random bits%s, few enough to be found by trying", what, w.Bits, way(w))
	}
	return fmt.Sprintf("%s with %.0f random bits%s, fewer than the %d that OWASP ASVS 7.2.3 asks for", what, w.Bits, way(w), bits)
}

// way is the chain from the source, for drivers that show only the message.
func way(w summary.Weakness) string {
	if len(w.Way) == 0 {
		return ""
	}
	var s []string
	for _, p := range w.Way {
		s = append(s, p.String())
	}
	return " (" + strings.Join(s, " -> ") + ")"
}

func related(w summary.Weakness) []analysis.RelatedInformation {
	var r []analysis.RelatedInformation
	if in, ok := w.Expr.(ssa.Instruction); ok && in.Pos().IsValid() && in.Pos() != w.Pos {
		r = append(r, analysis.RelatedInformation{Pos: in.Pos(), Message: "the value is made here"})
	}
	return r
}

func repair(pass *analysis.Pass, w summary.Weakness) string {
	if w.Fallback {
		return "return the error, or stop: crypto/rand does not fail since Go 1.24"
	}
	if w.Class == lexicon.Code {
		return "draw the digits with crypto/rand.Int"
	}
	if hasText(pass) {
		return "use crypto/rand.Text()"
	}
	return "read 32 bytes with crypto/rand.Read and encode them with encoding/base64"
}

// hasText reports whether the module's go version has crypto/rand.Text.
func hasText(pass *analysis.Pass) bool {
	v := pass.Pkg.GoVersion()
	return v == "" || versionAtLeast(v, 24)
}

func versionAtLeast(v string, minor int) bool {
	var major, m int
	if _, err := fmt.Sscanf(v, "go%d.%d", &major, &m); err != nil {
		return false
	}
	return major > 1 || m >= minor
}

// isString reports whether the type is a string, the type of rand.Text().
func isString(t types.Type) bool {
	return types.Identical(t, types.Typ[types.String])
}
