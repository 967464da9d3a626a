package verdict

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
)

// A ClientLogout is a library's handler that logs out in the browser only, and is
// registered as it is.
type ClientLogout struct {
	Pos  token.Pos // where it is handed on
	Name string    // the handler's, with its type
}

// ClientLogouts returns the package's uses of such handlers, other than those beside
// which a function of the program runs for the same route: it may end the session.
func (s *Package) ClientLogouts() []ClientLogout {
	var r []ClientLogout
	for _, fn := range s.IR.Funcs {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				m, ok := in.(*ssa.MakeClosure)
				if !ok {
					continue
				}
				if name := clientLogout(m); name != "" && m.Pos().IsValid() && !s.beside(m) {
					r = append(r, ClientLogout{m.Pos(), name})
				}
			}
		}
	}
	return r
}

// clientLogout names the method of which a method value is made, if the catalog says
// that it ends only what the client keeps; else it is "".
func clientLogout(m *ssa.MakeClosure) string {
	method, ok := m.Fn.(*ssa.Function).Object().(*types.Func)
	if !ok {
		return ""
	}
	for _, e := range catalog.Default().Lookup(method.FullName()) {
		if e.Role == catalog.SessionDestroy && e.Attr("client") == "true" {
			return ir.TypePath(method.Signature().Recv().Type()) + "." + method.Name()
		}
	}
	return ""
}

// beside reports whether a function value is one of a list in which there are
// functions of the program.
func (s *Package) beside(m ssa.Value) bool {
	for _, v := range listed(m) {
		switch v := ir.Unconverted(v).(type) {
		case *ssa.Function:
			if v.Pkg != nil && s.InModule(v.Pkg.Pkg.Path()) {
				return true
			}
		case *ssa.MakeClosure:
			if f := v.Fn.(*ssa.Function); v != m && (f.Parent() != nil || f.Object() != nil && f.Object().Pkg() != nil && s.InModule(f.Object().Pkg().Path())) {
				return true
			}
		}
	}
	return false
}

// listed are the elements of the array that a value is stored into, as an argument of
// a variadic call.
func listed(v ssa.Value) []ssa.Value {
	var r []ssa.Value
	for _, use := range *v.Referrers() {
		switch use := use.(type) {
		case *ssa.ChangeType: // to the library's type of handlers
			r = append(r, listed(use)...)
		case *ssa.Store:
			at, ok := use.Addr.(*ssa.IndexAddr)
			if !ok {
				continue
			}
			for _, ref := range *at.X.Referrers() {
				if other, ok := ref.(*ssa.IndexAddr); ok {
					ir.StoredAt(other, func(v ssa.Value) { r = append(r, v) })
				}
			}
		}
	}
	return r
}
