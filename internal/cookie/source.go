package cookie

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
)

// Literal returns the composite literal of a write, or nil.
func (p *Package) Literal(w *Write) *ast.CompositeLit {
	if w.Call != nil {
		return nil
	}
	for _, lit := range p.index.byLbrace {
		if lit.Pos() == w.At && ir.TypePath(p.pass.TypesInfo.TypeOf(lit)) == w.Type {
			return lit
		}
	}
	return nil
}

// CallExpr returns the source of a write that is a call, or nil.
func (p *Package) CallExpr(w *Write) *ast.CallExpr {
	if w.Call == nil {
		return nil
	}
	return p.index.calls[w.Call.Pos()]
}

// StructField returns the field of a struct that is the attribute, or nil.
func (p *Package) StructField(typ string, s *types.Struct, f Field) *types.Var {
	for i := range s.NumFields() {
		v := s.Field(i)
		if g, inverted, ok := p.field(typ + "." + v.Name()); ok && g == f && !inverted {
			return v
		}
	}
	return nil
}

// Argument returns the number of the call's argument that is the attribute,
// or -1.
func (p *Package) Argument(w *Write, f Field) int {
	if w.Call == nil {
		return -1
	}
	if n := w.from[f]; n > 0 {
		return n - 1
	}
	if e := p.cat.Has(ir.Callee(w.Call), catalog.CookieWrite); e != nil {
		return e.Int(f.String(), -1)
	}
	return -1
}

// FunctionAt is the full name of the package's function in which a place is, or
// "" if others cannot find it by that.
func (p *Package) FunctionAt(pos token.Pos) string {
	for _, fn := range p.ir.Funcs {
		if fn.Parent() == nil && fn.Syntax() != nil && fn.Syntax().Pos() <= pos && pos < fn.Syntax().End() {
			return ir.FuncName(fn)
		}
	}
	return ""
}
