// Package verdict judges what functions leave undone: logouts that end no
// session on the server, new passwords that leave the user's sessions valid,
// one-time codes that work again, logins whose sessions nobody counts. It is
// judged in the function that a client calls; where an interface stands
// between, in the first package that sees both sides.
package verdict

import (
	"reflect"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/sessionlint/sessionlint/internal/effect"
	"github.com/sessionlint/sessionlint/internal/hidden"
	"github.com/sessionlint/sessionlint/internal/route"
	"github.com/sessionlint/sessionlint/internal/stores"
	"github.com/sessionlint/sessionlint/internal/summary"
)

// Analyzer computes what functions do, and judges it. Its result is a *Package,
// or nil where the package's code is not analysed. Both are one analyzer: what
// has been reported in a package is nothing that the functions above it do.
var Analyzer = &analysis.Analyzer{
	Name:       "sessionverdicts",
	Doc:        "judge what functions leave undone to sessions and credentials",
	Run:        summary.Alone(run),
	Requires:   effect.Requires,
	ResultType: reflect.TypeFor[*Package](),
	FactTypes:  append(effect.Facts, new(Module)),
}

// A Package is the result of the analyzer: what the package's functions do, and
// what is wrong with that.
type Package struct {
	*effect.Package

	pass   *analysis.Pass
	stores *stores.Stores
	hidden *hidden.Package
	known  Module // what is known here

	sessions bool // there are some to end, see hasSessions

	registered map[string][]route.Route // the routes of other packages' functions, too

	pending    []Pending // what is unanswered
	logouts    []Logout
	unconsumed []Pending
	kept       []Kept
}

func run(pass *analysis.Pass) (any, error) {
	s := &Package{pass: pass, hidden: pass.ResultOf[hidden.Analyzer].(*hidden.Package)}
	s.stores, _ = pass.ResultOf[stores.Analyzer].(*stores.Stores)
	if !summary.Guard(pass, s.analyse) || s.Package == nil {
		return (*Package)(nil), nil
	}
	return s, nil
}

func (s *Package) analyse() {
	m := imported(s.pass)
	told := map[string]bool{}
	for _, what := range m.Judged {
		told[what] = true
	}
	s.Package = effect.Collect(s.pass, func(e effect.Effect) bool { return told[keyOf(e)] })
	if s.Package == nil {
		return
	}
	s.sessions = s.hasSessions()
	s.registered = route.Named(s.IR)
	s.known = m // what is known below, which join asks
	m.join(s)
	s.known = m
	s.known.Answers = slices.Clip(m.Answers) // others see what is behind an interface themselves
	s.kept = s.keptHere()
	s.answersBehind()
	s.pending, s.logouts, s.unconsumed = s.judgeHere(), s.logoutsHere(), s.unconsumedHere()
	s.judgeOpen()
	m.Judged = s.known.Judged
	if !m.empty() {
		s.pass.ExportPackageFact(&m)
	}
}
