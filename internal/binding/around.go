package binding

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
)

// registeredAbove reports whether another package registers a handler, and may
// put a renewing middleware around it: nobody here does, and what has the
// handler as its method is made by a constructor that is given the library's
// session manager.
func (b *Package) registeredAbove(fn *ssa.Function, library string) bool {
	obj, ok := fn.Object().(*types.Func)
	if !ok || library == "" || b.pass.Pkg.Name() == "main" || len(b.callers[fn]) > 0 || !b.entry(fn) || fn.Signature.Recv() == nil || !obj.Exported() || b.hidden.Hides(obj) {
		return false
	}
	made := ir.TypePath(fn.Signature.Recv().Type())
	scope := b.pass.Pkg.Scope()
	for _, name := range scope.Names() {
		f, ok := scope.Lookup(name).(*types.Func)
		if !ok || !f.Exported() {
			continue
		}
		makes, given := false, false
		for v := range f.Signature().Results().Variables() {
			makes = makes || ir.TypePath(v.Type()) == made
		}
		for v := range f.Signature().Params().Variables() {
			pkg, _, _ := cutLast(ir.TypePath(v.Type()))
			given = given || pkg == library
		}
		if makes && given {
			return true
		}
	}
	return false
}

// around reports whether a handler of another package is not to be judged here:
// it gets a renewing middleware where it is registered, or is registered
// further up. In a program's main package nothing is above.
func (b *Package) around(handler string) bool {
	sites := b.uses[handler]
	if len(sites) == 0 {
		return b.pass.Pkg.Name() != "main"
	}
	for _, s := range sites {
		if !b.wrapped(s) {
			return false
		}
	}
	b.module.Judged = append(b.module.Judged, handler)
	return true
}
