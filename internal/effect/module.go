package effect

import (
	"fmt"
	"maps"
	"slices"
	"sort"

	"github.com/sessionlint/sessionlint/internal/hidden"
)

// Module is the fact "the packages up to here have these": how they keep
// sessions.
type Module struct {
	Begins   []Effect               // session records created
	Finds    []Effect               // session records looked up
	JWT      []Effect               // tokens issued
	Learned  []string               // what sessions are called, as "table logins"
	Cascades []Cascade              // tables whose rows go with others'
	Caches   []Cache                // what stands before records of sessions
	Hidden   hidden.Facts[Function] // of functions that others have no name for
}

// AFact marks Module as a fact.
func (*Module) AFact() {}

func (m *Module) String() string {
	return fmt.Sprintf("begins %d, finds %d, jwt %d", len(m.Begins), len(m.Finds), len(m.JWT))
}

func (m *Module) empty() bool {
	return len(m.Begins)+len(m.Finds)+len(m.JWT)+len(m.Hidden)+len(m.Cascades)+len(m.Learned)+len(m.Caches) == 0
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
	m.Cascades = s.Module.Cascades
	m.Caches = tidyCaches(append(m.Caches, s.caches()...))
	m.Hidden = append(m.Hidden, s.hiddenHere()...).Tidy()
	m.Learned = slices.Sorted(maps.Keys(s.learned))
	s.Module = *m
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
			m.Cascades = append(m.Cascades, f.Cascades...)
			m.Hidden = append(m.Hidden, f.Hidden...)
			m.Learned = append(m.Learned, f.Learned...)
			m.Caches = append(m.Caches, f.Caches...)
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

func (e Effect) less(o Effect) bool {
	if e.Kind != o.Kind {
		return e.Kind < o.Kind
	}
	if e.Noun != o.Noun {
		return e.Noun < o.Noun
	}
	return e.At.String() < o.At.String()
}
