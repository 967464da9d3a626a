// Package hidden tells of the types of a package that others can see as
// interfaces only, and carries facts about them.
//
// A constructor that returns an interface keeps its type to itself: export
// data leave out what cannot be reached from a package's exported names, and
// the facts about its methods are lost with it, though its methods run
// whenever somebody calls the interface's. Drivers that hold all packages in
// memory don't lose them, and would find more. So such types travel as text in
// a package's fact, with the keys of their methods, and analyzers put what they
// know of these methods, under their full names, into facts of their packages.
package hidden

import (
	"go/types"
	"reflect"
	"sync"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/origin"
)

// Analyzer finds the hidden types. Its result is a *Package, which knows none
// where the package's code is not analysed.
var Analyzer = &analysis.Analyzer{
	Name:       "sessionhidden",
	Doc:        "find the types that other packages see as interfaces only",
	Run:        run,
	Requires:   []*analysis.Analyzer{ir.Analyzer},
	ResultType: reflect.TypeFor[*Package](),
	FactTypes:  []analysis.Fact{new(Types)},
}

// A Package knows the hidden types of a package and of its imports.
type Package struct {
	pass   *analysis.Pass
	alone  bool                  // nobody imports the package
	api    map[*types.Named]bool // own types that others can reach
	behind map[*types.Func]bool  // own methods that others run through an interface
	types  []*known              // of the imports, as far as they can't be seen from here

	mu       sync.Mutex // several analyzers ask
	resolved map[*types.Func][]*types.Func
	funcs    map[string]*types.Func
	packages map[string]*types.Package
}

// known is a hidden type of an import.
type known struct {
	name string
	runs map[string]string // the full names of its methods, by their keys
}

func run(pass *analysis.Pass) (any, error) {
	p := &Package{pass: pass, resolved: map[*types.Func][]*types.Func{}, funcs: map[string]*types.Func{}, behind: map[*types.Func]bool{}}
	pkg, _ := pass.ResultOf[ir.Analyzer].(*ir.Package)
	if pkg == nil || pkg.Dependency {
		return p, nil
	}
	told := imported(pass)
	p.know(told)
	if p.alone = pass.Pkg.Name() == "main"; p.alone {
		return p, nil
	}
	p.api = reachable(pass.Pkg)
	all := append(told, p.converted(pkg)...).tidy()
	if len(all) > 0 {
		pass.ExportPackageFact(&Types{all})
	}
	return p, nil
}

// know notes the imports' types that can't be seen from here.
func (p *Package) know(ts list) {
	if len(ts) == 0 {
		return
	}
	p.packages = ir.Visible(p.pass.Pkg)
	for _, t := range ts.tidy() {
		path, name := split(t.Name) // without a generic type's arguments
		if pkg := p.packages[path]; pkg != nil && pkg.Scope().Lookup(name) != nil {
			continue // and so can the facts about its methods
		}
		k := &known{t.Name, map[string]string{}}
		for _, m := range t.Methods {
			k.runs[m.Key] = m.Func
		}
		p.types = append(p.types, k)
	}
}

// converted are the package's types that it hands out as interfaces. Only it
// can do that: nobody else can name them.
func (p *Package) converted(pkg *ir.Package) list {
	var r list
	seen := map[*types.Named]bool{}
	for _, fn := range pkg.Funcs {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				mi, ok := in.(*ssa.MakeInterface)
				if !ok || !own(mi.Type()) {
					continue
				}
				n := named(mi.X.Type())
				if n == nil || seen[n] || !p.unreachable(n) {
					continue
				}
				seen[n] = true
				t := Type{Name: types.TypeString(n, nil)}
				ms := types.NewMethodSet(types.NewPointer(n))
				for i := range ms.Len() {
					if f, ok := ms.At(i).Obj().(*types.Func); ok {
						o := f.Origin()
						t.Methods = append(t.Methods, Method{key(f), o.FullName()})
						p.behind[o] = o.Pkg() == p.pass.Pkg
					}
				}
				r = append(r, t)
			}
		}
	}
	return r
}

// own reports whether an interface has methods and isn't the standard
// library's, which everybody implements.
func own(t types.Type) bool {
	i, ok := t.Underlying().(*types.Interface)
	if !ok || i.NumMethods() == 0 {
		return false
	}
	n, ok := types.Unalias(t).(*types.Named)
	return !ok || n.Obj().Pkg() != nil && !origin.Std(n.Obj().Pkg().Path())
}

// named is a type or what it points to, if that has a name.
func named(t types.Type) *types.Named {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	n, _ := types.Unalias(t).(*types.Named)
	return n
}

// unreachable reports whether a type is the package's and others can't reach
// it.
func (p *Package) unreachable(n *types.Named) bool {
	return n.Obj().Pkg() == p.pass.Pkg && n.Obj().Parent() == p.pass.Pkg.Scope() && !p.api[n.Origin()]
}

// Behind reports whether others may run the package's function through an
// interface, and have no other name for it.
func (p *Package) Behind(f *types.Func) bool { return p.behind[f.Origin()] }

// Hides reports whether others have no name for the package's function: facts
// about it as an object are lost to them.
func (p *Package) Hides(f *types.Func) bool {
	switch recv := f.Signature().Recv(); {
	case p.api == nil || f.Pkg() != p.pass.Pkg:
		return false
	case recv == nil:
		return !f.Exported()
	default:
		n := named(recv.Type())
		return n != nil && p.unreachable(n)
	}
}
