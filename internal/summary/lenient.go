package summary

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/origin"
)

// Refuses reports whether the package refuses what a lenient middleware lets
// pass: by the library's own that stops, or by a look at what was found.
func (s *Package) Refuses(e *catalog.Entry) bool {
	return s.refers(e.Package+"."+e.Attr("stops")) || s.looksAt(e.Package+"."+e.Attr("says"))
}

// unguarded are the libraries behind whose lenient middleware the package's
// routes may be, for the package reads what it found, and nothing in it refuses
// requests. Whoever registers the package's routes must.
func (s *Package) unguarded() []string {
	var r []string
	for _, imp := range s.pass.Pkg.Imports() {
		for _, e := range catalog.Default().In(imp.Path()) {
			if e.Role != catalog.JWTLenient || slices.Contains(r, e.Package) {
				continue
			}
			if !s.Refuses(e) && !slices.ContainsFunc(s.IR.Funcs, func(f *ssa.Function) bool { return s.OthersStand(f, e.Package) }) {
				r = append(r, e.Package)
			}
		}
	}
	return r
}

// refers reports whether the package mentions the function.
func (s *Package) refers(name string) bool {
	return s.anyInstruction(func(in ssa.Instruction) bool {
		for _, op := range in.Operands(nil) {
			if f, ok := (*op).(*ssa.Function); ok && ir.FuncName(f) == name {
				return true
			}
		}
		return false
	})
}

// looksAt reports whether the package calls the function and looks at the token
// or the error that it gives.
func (s *Package) looksAt(name string) bool {
	return s.anyInstruction(func(in ssa.Instruction) bool {
		call, ok := in.(*ssa.Call)
		if !ok || ir.Callee(&call.Call) != name {
			return false
		}
		for _, ref := range *call.Referrers() {
			if x, ok := ref.(*ssa.Extract); ok && (x.Index == 0 || ir.IsError(x.Type())) && len(*x.Referrers()) > 0 {
				return true
			}
		}
		return false
	})
}

// OthersStand reports whether the function that sets up a library's middleware
// hands on functions of other packages, or such as it is given, of which one
// may refuse requests.
func (s *Package) OthersStand(fn *ssa.Function, library string) bool {
	for _, f := range literals(ir.Outermost(fn)) {
		for _, b := range f.Blocks {
			for _, in := range b.Instrs {
				for _, op := range in.Operands(nil) {
					switch v := (*op).(type) {
					case *ssa.Parameter, *ssa.FreeVar, *ssa.UnOp:
						if middleware(v.Type()) {
							return true
						}
					case *ssa.Function:
						if s.mayStand(v, library) {
							return true
						}
					}
				}
			}
		}
	}
	return false
}

// mayStand reports whether a function is one of another package of the program
// of which it isn't known that nothing in it refuses requests.
func (s *Package) mayStand(fn *ssa.Function, library string) bool {
	if fn.Pkg == nil || fn.Pkg == s.IR.SSA {
		return false
	}
	path := fn.Pkg.Pkg.Path()
	if path == library || origin.Std(path) || catalog.Default().Covered(path) || strings.Contains(path, "/chi") {
		return false
	}
	f := s.Tracer.FuncValue(fn)
	return f == nil || !slices.Contains(f.Unguarded, library)
}

func (s *Package) anyInstruction(is func(ssa.Instruction) bool) bool {
	return slices.ContainsFunc(s.IR.Funcs, func(fn *ssa.Function) bool {
		return slices.ContainsFunc(fn.Blocks, func(b *ssa.BasicBlock) bool { return slices.ContainsFunc(b.Instrs, is) })
	})
}

// middleware reports whether a type is func(http.Handler) http.Handler.
func middleware(t types.Type) bool {
	sig, ok := t.Underlying().(*types.Signature)
	return ok && sig.Params().Len() == 1 && sig.Results().Len() == 1 && types.Identical(sig.Params().At(0).Type(), sig.Results().At(0).Type())
}
