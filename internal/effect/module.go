package effect

import (
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/hidden"
	"github.com/sessionlint/sessionlint/internal/ir"
)

// Module is the fact "the packages up to here have these": how they keep
// sessions, and what is still to be judged.
type Module struct {
	Begins   []Effect               // session records created
	Finds    []Effect               // session records looked up
	JWT      []Effect               // tokens issued
	Answers  []Answer               // changes of credentials that end sessions
	Open     []Open                 // functions whose effects aren't all known
	Judged   []string               // what has been reported of them
	Logins   []Login                // those that create several records
	Learned  []string               // what sessions are called, as "table logins"
	Cascades []Cascade              // tables whose rows go with others'
	Caches   []Cache                // what stands before records of sessions
	Hidden   hidden.Facts[Function] // of functions that others have no name for

	Unlimited []OpenLogin // those whose sessions nothing limits so far
	Overview  bool        // something ends or lists all sessions of a user
}

// AFact marks Module as a fact.
func (*Module) AFact() {}

func (m *Module) String() string {
	return fmt.Sprintf("begins %d, finds %d, jwt %d", len(m.Begins), len(m.Finds), len(m.JWT))
}

func (m *Module) empty() bool {
	return len(m.Begins)+len(m.Finds)+len(m.JWT)+len(m.Answers)+len(m.Open)+len(m.Hidden)+len(m.Cascades)+len(m.Logins)+len(m.Learned)+len(m.Caches)+len(m.Unlimited) == 0 && !m.Overview
}

// maxListed bounds each list of a Module.
const maxListed = 60

// module joins what this package does with what its imports say.
func (s *Package) module() *Module {
	m := s.imported()
	for _, fn := range s.IR.Funcs {
		f := s.own[fn]
		if f == nil {
			continue
		}
		m.Answers = append(m.Answers, s.answers(fn, f)...)
		for _, e := range f.Effects {
			switch e.Kind {
			case Begin:
				m.Begins = append(m.Begins, e)
			case Find:
				m.Finds = append(m.Finds, e)
			case IssueJWT:
				m.JWT = append(m.JWT, e)
			}
		}
	}
	m.Begins, m.Finds, m.JWT = tidyEffects(m.Begins), tidyEffects(m.Finds), tidyEffects(m.JWT)
	m.Answers = tidyAnswers(m.Answers)
	m.Open = append(m.Open, s.opens()...)
	sort.SliceStable(m.Open, func(i, j int) bool { return m.Open[i].Name < m.Open[j].Name })
	m.Open = slices.CompactFunc(m.Open, func(a, b Open) bool { return a.Name == b.Name })
	m.Open = m.Open[:min(len(m.Open), maxOpen)]
	m.Cascades = s.Outside.Cascades
	m.Logins = append(m.Logins, s.logins()...)
	slices.SortStableFunc(m.Logins, func(a, b Login) int { return strings.Compare(a.Name, b.Name) })
	m.Logins = slices.CompactFunc(m.Logins, func(a, b Login) bool { return a.Name == b.Name })
	m.Logins = m.Logins[:min(len(m.Logins), maxListed)]
	m.Caches = tidyCaches(append(m.Caches, s.caches()...))
	m.Hidden = append(m.Hidden, s.hiddenHere()...).Tidy()
	m.Overview = m.Overview || len(m.Answers) > 0 || s.overview()
	if s.pass.Pkg.Name() != "main" {
		m.Unlimited = tidyOpenLogins(append(m.Unlimited, s.openLogins()...))
	}
	m.Learned = slices.Sorted(maps.Keys(s.learned))
	slices.Sort(m.Judged)
	m.Judged = slices.Compact(m.Judged)
	s.Outside = *m
	return m
}

// imported joins the Module facts of the direct imports, which repeat what
// their own imports said.
func (s *Package) imported() *Module {
	m := &Module{}
	for _, p := range s.pass.Pkg.Imports() {
		var f Module
		if s.pass.ImportPackageFact(p, &f) {
			m.Begins = append(m.Begins, f.Begins...)
			m.Finds = append(m.Finds, f.Finds...)
			m.JWT = append(m.JWT, f.JWT...)
			m.Answers = append(m.Answers, f.Answers...)
			m.Open = append(m.Open, f.Open...)
			m.Judged = append(m.Judged, f.Judged...)
			m.Logins = append(m.Logins, f.Logins...)
			m.Cascades = append(m.Cascades, f.Cascades...)
			m.Hidden = append(m.Hidden, f.Hidden...)
			m.Learned = append(m.Learned, f.Learned...)
			m.Caches = append(m.Caches, f.Caches...)
			m.Unlimited = append(m.Unlimited, f.Unlimited...)
			m.Overview = m.Overview || f.Overview
		}
	}
	return m
}

func tidyEffects(es []Effect) []Effect {
	sort.SliceStable(es, func(i, j int) bool { return es[i].less(es[j]) })
	var r []Effect
	for i, e := range es {
		if i > 0 && e.Noun == es[i-1].Noun && e.Kind == es[i-1].Kind {
			continue
		}
		r = append(r, e)
	}
	return r[:min(len(r), maxListed)]
}

// answers returns the credential changes that fn makes good itself.
func (s *Package) answers(fn *ssa.Function, f *Function) []Answer {
	by := f.Has(Revoke)
	for i := range f.Effects {
		if e := &f.Effects[i]; e.Kind == Revoke && e.By == "" {
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

func (e Effect) less(o Effect) bool {
	if e.Kind != o.Kind {
		return e.Kind < o.Kind
	}
	if e.Noun != o.Noun {
		return e.Noun < o.Noun
	}
	return e.At.String() < o.At.String()
}
