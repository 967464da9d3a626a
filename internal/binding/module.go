package binding

import (
	"fmt"
	"go/types"
	"slices"
	"sort"

	"github.com/sessionlint/sessionlint/internal/stores"
)

// Module is the fact "these logins are reported".
type Module struct {
	Judged []string // functions whose login was reported from a package above
}

// AFact marks Module as a fact.
func (*Module) AFact() {}

func (m *Module) String() string { return fmt.Sprintf("judged %v", m.Judged) }

const maxJudged = 300

func (m *Module) tidy() {
	slices.Sort(m.Judged)
	m.Judged = slices.Compact(m.Judged)
	m.Judged = m.Judged[:min(len(m.Judged), maxJudged)]
}

// judgedBelow joins what the imports say.
func (b *Package) judgedBelow() *Module {
	m := &Module{}
	for _, p := range b.pass.Pkg.Imports() {
		var f Module
		if b.pass.ImportPackageFact(p, &f) {
			m.Judged = append(m.Judged, f.Judged...)
		}
	}
	m.tidy()
	return m
}

// wire judges the logins of imported packages that waited for a package which
// knows the store, or which sees the implementation behind an interface.
func (b *Package) wire() {
	type found struct {
		obj    *types.Func
		effect *Effect
	}
	var all []found
	for _, f := range b.pass.AllObjectFacts() {
		obj, ok := f.Object.(*types.Func)
		e, is := f.Fact.(*Effect)
		if ok && is && obj.Pkg() != b.pass.Pkg && (e.Login != nil || e.Entry && len(e.Opens) > 0) {
			all = append(all, found{obj, e})
		}
	}
	sort.Slice(all, func(i, j int) bool { return all[i].obj.FullName() < all[j].obj.FullName() })
	for _, f := range all {
		name := f.obj.FullName()
		if slices.Contains(b.module.Judged, name) {
			continue
		}
		l := f.effect.Login
		if l == nil || l.Caller {
			if !f.effect.Entry {
				continue
			}
			l = b.behind(f.effect)
		} else if l.Store && b.stores.Side(l.Bind.Library) == stores.Unknown {
			continue
		}
		if l == nil || b.stores.Side(l.Bind.Library) != stores.Server {
			continue
		}
		b.module.Judged = append(b.module.Judged, name)
		b.find(Finding{Pos: f.obj.Pos(), Login: *l, Func: f.obj.Name()})
	}
}

// behind joins what is behind the interfaces that a handler calls, and returns
// the login that comes of it.
func (b *Package) behind(e *Effect) *Login {
	if e.Verifies != "" && e.Binds != nil || e.Renews {
		return nil // judged where it is
	}
	sum := *e
	todo, seen := slices.Clone(e.Opens), map[Open]bool{}
	for len(todo) > 0 && len(seen) < 32 {
		o := todo[0]
		todo = todo[1:]
		if seen[o] {
			continue
		}
		seen[o] = true
		m := b.lookup(o)
		if m == nil {
			continue
		}
		own, others := b.implementations(m)
		for _, fn := range own {
			x := b.effect(fn)
			sum.join(x)
			todo = append(todo, x.Opens...)
		}
		for _, obj := range others {
			if x := b.fact(obj); x != nil {
				sum.join(x)
				todo = append(todo, x.Opens...)
			}
		}
	}
	if sum.Verifies == "" || sum.Binds == nil || sum.Renews {
		return nil
	}
	return &Login{Verify: sum.Verifies, Bind: *sum.Binds}
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
