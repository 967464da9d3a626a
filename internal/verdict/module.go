package verdict

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/effect"
	"github.com/sessionlint/sessionlint/internal/ir"
)

// Module is the fact "the packages up to here have these": what is still to be
// judged, and what it is judged by.
type Module struct {
	Answers []Answer // changes of credentials that end sessions
	Open    []Open   // functions whose effects aren't all known
	Judged  []string // what has been reported of them
	Logins  []Login  // those that create several records

	Unlimited []OpenLogin // those whose sessions nothing limits so far
	Overview  bool        // something ends or lists all sessions of a user
}

// AFact marks Module as a fact.
func (*Module) AFact() {}

func (m *Module) String() string {
	return fmt.Sprintf("answers %d, open %d, judged %d", len(m.Answers), len(m.Open), len(m.Judged))
}

func (m *Module) empty() bool {
	return len(m.Answers)+len(m.Open)+len(m.Judged)+len(m.Logins)+len(m.Unlimited) == 0 && !m.Overview
}

// maxListed bounds each list of a Module.
const maxListed = 60

// imported joins the Module facts of the direct imports, which repeat what
// their own imports said.
func imported(pass *analysis.Pass) Module {
	var m Module
	for _, p := range pass.Pkg.Imports() {
		var f Module
		if pass.ImportPackageFact(p, &f) {
			m.Answers = append(m.Answers, f.Answers...)
			m.Open = append(m.Open, f.Open...)
			m.Judged = append(m.Judged, f.Judged...)
			m.Logins = append(m.Logins, f.Logins...)
			m.Unlimited = append(m.Unlimited, f.Unlimited...)
			m.Overview = m.Overview || f.Overview
		}
	}
	slices.Sort(m.Judged)
	m.Judged = slices.Compact(m.Judged)
	return m
}

// join adds what the package's own functions do.
func (m *Module) join(s *Package) {
	for _, fn := range s.IR.Funcs {
		m.Answers = append(m.Answers, answers(fn, s.Of(fn))...)
	}
	m.Answers = tidyAnswers(m.Answers)
	m.Open = append(m.Open, s.opens()...)
	slices.SortStableFunc(m.Open, func(a, b Open) int { return strings.Compare(a.Key, b.Key) })
	m.Open = slices.CompactFunc(m.Open, func(a, b Open) bool { return a.Key == b.Key })
	m.Open = m.Open[:min(len(m.Open), maxOpen)]
	m.Logins = append(m.Logins, s.logins()...)
	slices.SortStableFunc(m.Logins, func(a, b Login) int { return strings.Compare(a.Name, b.Name) })
	m.Logins = slices.CompactFunc(m.Logins, func(a, b Login) bool { return a.Name == b.Name })
	m.Logins = m.Logins[:min(len(m.Logins), maxListed)]
	m.Overview = m.Overview || len(m.Answers) > 0 || s.overview()
	if s.pass.Pkg.Name() != "main" {
		m.Unlimited = tidyOpenLogins(append(m.Unlimited, s.openLogins()...))
	}
}

// answers returns the credential changes that fn makes good itself.
func answers(fn *ssa.Function, f *effect.Function) []Answer {
	by := f.Has(effect.Revoke)
	for i := range f.Effects {
		if e := &f.Effects[i]; e.Kind == effect.Revoke && e.By == "" {
			by = e
			break
		}
	}
	if by == nil || fn.Parent() != nil {
		return nil
	}
	var r []Answer
	for _, k := range f.Answered {
		r = append(r, Answer{Name: ir.FuncName(fn), Kind: k, By: *by})
	}
	return r
}

func tidyAnswers(as []Answer) []Answer {
	sort.SliceStable(as, func(i, j int) bool {
		if as[i].Name != as[j].Name {
			return as[i].Name < as[j].Name
		}
		return as[i].Kind < as[j].Kind
	})
	as = slices.CompactFunc(as, func(a, b Answer) bool { return a.Name == b.Name && a.Kind == b.Kind })
	return as[:min(len(as), maxListed)]
}
