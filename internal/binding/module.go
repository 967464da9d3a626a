package binding

import (
	"fmt"
	"go/types"
	"slices"
	"sort"
	"strings"
	"sync"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
)

// Module is the fact "the package and its imports construct these stores, and
// these logins are reported".
type Module struct {
	Server, Client []string // libraries whose sessions are kept on the server, in the cookie
	Judged         []string // functions whose login was reported from a package above
}

// AFact marks Module as a fact.
func (*Module) AFact() {}

func (m *Module) String() string { return fmt.Sprintf("server %v, client %v", m.Server, m.Client) }

func (m *Module) empty() bool { return len(m.Server)+len(m.Client)+len(m.Judged) == 0 }

const maxJudged = 300

func (m *Module) tidy() {
	for _, l := range []*[]string{&m.Server, &m.Client, &m.Judged} {
		slices.Sort(*l)
		*l = slices.Compact(*l)
		*l = (*l)[:min(len(*l), maxJudged)]
	}
}

// stores finds the session stores that the package constructs, and adds those
// of its imports.
func (b *Package) stores() *Module {
	m := &Module{}
	imports := slices.Clone(b.pass.Pkg.Imports())
	sort.Slice(imports, func(i, j int) bool { return imports[i].Path() < imports[j].Path() })
	for _, p := range imports {
		var f Module
		if b.pass.ImportPackageFact(p, &f) {
			m.Server, m.Client, m.Judged = append(m.Server, f.Server...), append(m.Client, f.Client...), append(m.Judged, f.Judged...)
		}
	}
	for _, fn := range b.ir.Funcs {
		for _, blk := range fn.Blocks {
			for _, in := range blk.Instrs {
				c, ok := in.(ssa.CallInstruction)
				if !ok {
					continue
				}
				for _, e := range b.cat.Lookup(ir.Callee(c.Common())) {
					switch {
					case e.Role == catalog.CookieStore && e.Attr("kind") != "csrf":
						m.add(b.family(e), e.Attr("client") != "")
					case e.Role == catalog.SessionGet && e.Attr("client") != "":
						m.add(b.family(e), true)
					}
				}
			}
		}
	}
	m.tidy()
	return m
}

func (m *Module) add(library string, client bool) {
	if client {
		m.Client = append(m.Client, library)
	} else {
		m.Server = append(m.Server, library)
	}
}

// family is the library that a store's constructor serves.
func (b *Package) family(e *catalog.Entry) string {
	if l := e.Attr("library"); l != "" {
		return l
	}
	return libraryOf(b.cat, e)
}

// within reports whether list has the library, or a part of it: the stores of
// gin-contrib/sessions are packages below it.
func within(list []string, library string) bool {
	return slices.ContainsFunc(list, func(s string) bool { return s == library || strings.HasPrefix(s, library+"/") })
}

// ambiguous reports whether the library has stores that keep the whole session
// in the cookie, where there is no id on the server that could be planted.
func ambiguous(library string) bool { return within(cookieAlone(), library) }

// cookieAlone are the libraries that have such stores.
var cookieAlone = sync.OnceValue(func() []string {
	var r []string
	for _, e := range catalog.Default().Entries() {
		if e.Attr("client") != "" {
			r = append(r, libraryOf(catalog.Default(), e))
		}
	}
	return r
})

// serverSide reports whether the library's sessions are known to be kept on
// the server.
func (m *Module) serverSide(library string) bool {
	return !ambiguous(library) || within(m.Server, library)
}

// unknown reports whether it isn't known yet what kind of store there is.
func (m *Module) unknown(library string) bool {
	return ambiguous(library) && !within(m.Server, library) && !within(m.Client, library)
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
		} else if l.Store && b.module.unknown(l.Bind.Library) {
			continue
		}
		if l == nil || !b.module.serverSide(l.Bind.Library) {
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
