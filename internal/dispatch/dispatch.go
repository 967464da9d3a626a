// Package dispatch says which methods the call of an interface's method may run,
// as far as they are in sight: the package's own, those of other packages of
// which facts tell, and those of hidden types. Whatever else may run, nobody
// knows anything of.
package dispatch

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/hidden"
	"github.com/sessionlint/sessionlint/internal/ir"
)

// A Table holds the methods that are in sight of a package.
type Table struct {
	pkg    *types.Package
	own    map[string][]*ssa.Function // by name
	others map[string][]*types.Func   // by name
	known  []*types.Func              // those and functions
	hidden *hidden.Package

	// What is asked for by few, made when it is.
	full    map[string]*types.Func    // known, by full name
	behind  map[string]methods        // by the full names of interfaces' methods
	visible map[string]*types.Package // by path

	implemented map[string]bool // the same, whatever facts tell
}

type methods struct {
	own    []*ssa.Function
	others []*types.Func
}

// New returns the table of a package that has the functions fns. A fact tells of
// a function of another package if tells says so.
func New(pass *analysis.Pass, fns []*ssa.Function, hidden *hidden.Package, tells func(analysis.Fact) bool) *Table {
	t := &Table{pkg: pass.Pkg, own: map[string][]*ssa.Function{}, others: map[string][]*types.Func{}, hidden: hidden, behind: map[string]methods{}, implemented: map[string]bool{}}
	for _, fn := range fns {
		if fn.Signature.Recv() != nil {
			t.own[fn.Name()] = append(t.own[fn.Name()], fn)
		}
	}
	for _, f := range pass.AllObjectFacts() {
		m, ok := f.Object.(*types.Func)
		if !ok || m.Pkg() == pass.Pkg || !tells(f.Fact) {
			continue
		}
		t.known = append(t.known, m)
		if m.Signature().Recv() != nil {
			t.others[m.Name()] = append(t.others[m.Name()], m)
		}
	}
	for _, ms := range t.others { // facts come in no order
		slices.SortFunc(ms, func(a, b *types.Func) int { return strings.Compare(a.FullName(), b.FullName()) })
	}
	return t
}

// Function returns the function of another package with a full name, if a fact
// tells of it.
func (t *Table) Function(full string) *types.Func {
	if t.full == nil {
		t.full = map[string]*types.Func{}
		for _, f := range t.known {
			t.full[f.FullName()] = f
		}
	}
	return t.full[full]
}

// Named returns the methods of a name, of whatever type.
func (t *Table) Named(name string) (own []*ssa.Function, others []*types.Func) {
	return t.own[name], t.others[name]
}

// Implementations returns the methods that an interface's method may run.
func (t *Table) Implementations(m *types.Func) (own []*ssa.Function, others []*types.Func) {
	iface, ok := m.Signature().Recv().Type().Underlying().(*types.Interface)
	if !ok {
		return nil, nil
	}
	own, others = t.implementing(iface, m.Name())
	return own, append(others, t.hidden.Implementations(m)...)
}

// implementing returns the methods of a name whose types have a name and
// implement an interface.
func (t *Table) implementing(iface *types.Interface, name string) (own []*ssa.Function, others []*types.Func) {
	for _, fn := range t.own[name] {
		if ir.Implements(fn.Signature.Recv().Type(), iface) {
			own = append(own, fn)
		}
	}
	for _, obj := range t.others[name] {
		if ir.Implements(obj.Signature().Recv().Type(), iface) {
			others = append(others, obj)
		}
	}
	return own, others
}

// Behind returns the methods that an interface's method may run which is given
// by its full name, "(path.Type).Method": one that a package below calls.
func (t *Table) Behind(full string) (own []*ssa.Function, others []*types.Func) {
	if r, ok := t.behind[full]; ok {
		return r.own, r.others
	}
	if iface := t.iface(full); iface != nil {
		name := full[strings.LastIndex(full, ".")+1:]
		own, others = t.implementing(iface, name)
		if m, _, _ := types.LookupFieldOrMethod(iface, false, nil, name); m != nil {
			others = append(others, t.hidden.Implementations(m.(*types.Func))...)
		}
	}
	t.behind[full] = methods{own, others}
	return own, others
}

// Implemented reports whether a type that implements the interface of a method,
// given by its full name, is in sight in a package that in picks, whether or not
// a fact tells of the method.
func (t *Table) Implemented(full string, in func(path string) bool) bool {
	if r, ok := t.implemented[full]; ok {
		return r
	}
	r := false
	if iface := t.iface(full); iface != nil {
		r = t.hasType(iface, in)
	}
	t.implemented[full] = r
	return r
}

func (t *Table) hasType(iface *types.Interface, in func(path string) bool) bool {
	for path, pkg := range t.Visible() {
		if !in(path) {
			continue
		}
		for _, name := range pkg.Scope().Names() {
			tn, ok := pkg.Scope().Lookup(name).(*types.TypeName)
			if ok && !tn.IsAlias() && !types.IsInterface(tn.Type()) && ir.Implements(tn.Type(), iface) {
				return true
			}
		}
	}
	return false
}

// iface finds the interface type of a method's full name.
func (t *Table) iface(full string) *types.Interface {
	end := strings.LastIndex(full, ")")
	if !strings.HasPrefix(full, "(") || end < 0 {
		return nil
	}
	typ := full[1:end]
	dot := strings.LastIndex(typ, ".")
	if dot < 0 {
		return nil
	}
	pkg := t.Visible()[typ[:dot]]
	if pkg == nil {
		return nil
	}
	named := ir.NamedType(pkg, typ[dot+1:])
	if named == nil {
		return nil
	}
	i, _ := named.Underlying().(*types.Interface)
	return i
}

// Visible returns the packages that can be seen from the package, by path.
func (t *Table) Visible() map[string]*types.Package {
	if t.visible == nil {
		t.visible = ir.Visible(t.pkg)
	}
	return t.visible
}
