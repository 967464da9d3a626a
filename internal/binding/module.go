package binding

import (
	"cmp"
	"fmt"
	"go/token"
	"go/types"
	"slices"
	"sort"
	"strings"

	"github.com/sessionlint/sessionlint/internal/hidden"
	"github.com/sessionlint/sessionlint/internal/stores"
)

// Module is the fact "the packages up to here have these".
type Module struct {
	Judged []string             // functions whose login was reported from a package above
	Hidden hidden.Facts[Effect] // of functions that others have no name for, or may not see
	// What is found by what a client presents as its session: it keeps sessions.
	Tables  []string
	Records []string // types, by their full names
	Asked   []Ask
	Adopts  []Adopt
}

// AFact marks Module as a fact.
func (*Module) AFact() {}

func (m *Module) String() string { return fmt.Sprintf("judged %v", m.Judged) }

const maxJudged = 300

func (m *Module) tidy() {
	slices.Sort(m.Judged)
	m.Judged = slices.Compact(m.Judged)
	m.Judged = m.Judged[:min(len(m.Judged), maxJudged)]
	m.Hidden = m.Hidden.Tidy()
	m.Tables, m.Records = tidied(m.Tables), tidied(m.Records)
	slices.SortFunc(m.Asked, func(x, y Ask) int {
		return cmp.Or(strings.Compare(x.To.Package, y.To.Package), strings.Compare(x.To.Type, y.To.Type), strings.Compare(x.To.Method, y.To.Method), cmp.Compare(x.At, y.At))
	})
	m.Asked = slices.Compact(m.Asked)
	slices.SortStableFunc(m.Adopts, func(x, y Adopt) int {
		return cmp.Or(strings.Compare(x.Pos.File, y.Pos.File), cmp.Compare(x.Pos.Line, y.Pos.Line))
	})
	m.Adopts = slices.CompactFunc(m.Adopts, func(x, y Adopt) bool { return x.Pos == y.Pos })
	m.Adopts = m.Adopts[:min(len(m.Adopts), maxLearned)]
	m.Asked = m.Asked[:min(len(m.Asked), maxLearned)]
}

func (m *Module) empty() bool {
	return len(m.Judged)+len(m.Hidden)+len(m.Tables)+len(m.Records)+len(m.Asked)+len(m.Adopts) == 0
}

func tidied(names []string) []string {
	slices.Sort(names)
	names = slices.Compact(names)
	return names[:min(len(names), maxLearned)]
}

// judgedBelow joins what the imports say.
func (b *Package) judgedBelow() *Module {
	m := &Module{}
	for _, p := range b.pass.Pkg.Imports() {
		var f Module
		if b.pass.ImportPackageFact(p, &f) {
			m.Judged = append(m.Judged, f.Judged...)
			m.Hidden = append(m.Hidden, f.Hidden...)
			m.Tables, m.Records, m.Asked = append(m.Tables, f.Tables...), append(m.Records, f.Records...), append(m.Asked, f.Asked...)
			m.Adopts = append(m.Adopts, f.Adopts...)
		}
	}
	m.tidy()
	return m
}

// wire judges the logins of imported packages that waited for a package which
// knows the store, or which sees the implementation behind an interface.
func (b *Package) wire() {
	b.awaited()
	for _, f := range b.waiting() {
		if slices.Contains(b.module.Judged, f.name) {
			continue
		}
		l := f.effect.Login
		if l == nil || l.Caller {
			if !f.effect.Entry {
				continue
			}
			l = b.behind(f.effect)
		} else if l.Around && b.around(f.name) {
			continue
		} else if !b.sessions(l.Bind) {
			continue
		} else if l.Store && b.stores.Side(l.Bind.Library) == stores.Unknown {
			continue
		}
		if l == nil || b.stores.Side(l.Bind.Library) != stores.Server {
			continue
		}
		b.module.Judged = append(b.module.Judged, f.name)
		pos := f.pos()
		if l.Around || l.At.Line > 0 {
			pos = b.hidden.Pos(l.At)
		}
		b.find(Finding{Pos: pos, Login: *l, Func: lastName(f.name)})
	}
}

// A wait is a function of an imported package that waits to be judged.
type wait struct {
	name   string // full name
	effect *Effect
	pos    func() token.Pos
}

// waiting are those of the imports, by name, also those that are nobody's
// object here.
func (b *Package) waiting() []wait {
	var all []wait
	for _, f := range b.pass.AllObjectFacts() {
		obj, ok := f.Object.(*types.Func)
		e, is := f.Fact.(*Effect)
		if ok && is && obj.Pkg() != b.pass.Pkg && e.Waits() {
			all = append(all, wait{obj.FullName(), e, obj.Pos})
		}
	}
	for i := range b.module.Hidden {
		f := &b.module.Hidden[i]
		if f.Is.Waits() {
			all = append(all, wait{f.Func, &f.Is, func() token.Pos { return b.hidden.Pos(f.At) }})
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].name < all[j].name })
	return slices.CompactFunc(all, func(x, y wait) bool { return x.name == y.name })
}

// lookup finds the interface method among the imported packages.
func (b *Package) lookup(o Open) *types.Func {
	seen := map[*types.Package]bool{}
	var find func(p *types.Package, depth int) *types.Func
	find = func(p *types.Package, depth int) *types.Func {
		if seen[p] || depth > 6 {
			return nil
		}
		seen[p] = true
		if p.Path() == o.Package {
			obj := p.Scope().Lookup(o.Type)
			if obj == nil {
				return nil
			}
			m, _, _ := types.LookupFieldOrMethod(obj.Type(), true, p, o.Method)
			f, _ := m.(*types.Func)
			return f
		}
		for _, i := range p.Imports() {
			if f := find(i, depth+1); f != nil {
				return f
			}
		}
		return nil
	}
	return find(b.pass.Pkg, 0)
}
