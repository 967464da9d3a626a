package tokencompare

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
)

// A comparison is a place where two texts are compared.
type comparison struct {
	fn    *ssa.Function
	pos   token.Pos
	sides [2]ssa.Value
	expr  ast.Expr // *ast.BinaryExpr, *ast.CallExpr or nil
	how   string   // "==", "bytes.Equal"
	in    ssa.Value
}

// comparisons are those in fn that take the longer, the more agrees.
func (c *checker) comparisons(fn *ssa.Function) []comparison {
	var r []comparison
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			switch in := in.(type) {
			case *ssa.BinOp:
				if in.Op == token.EQL || in.Op == token.NEQ {
					r = append(r, comparison{fn, in.Pos(), [2]ssa.Value{in.X, in.Y}, c.source[in.Pos()], in.Op.String(), in})
				}
			case *ssa.Call:
				var sides []ssa.Value
				for _, e := range c.Tracer.Lookup(&in.Call) {
					if i := e.Int("arg", 0); e.Role == catalog.Sink && e.Attr("as") == "compare" && i >= 0 && i < len(in.Call.Args) {
						sides = append(sides, in.Call.Args[i])
					}
				}
				if len(sides) == 2 {
					name := ir.Callee(&in.Call)
					r = append(r, comparison{fn, in.Pos(), [2]ssa.Value(sides), c.source[in.Pos()], name[strings.LastIndex(name, "/")+1:], in})
				}
			}
		}
	}
	r = append(r, c.pairs(fn)...)
	kept := r[:0]
	for _, cmp := range r {
		if cmp.pos.IsValid() && isText(cmp.sides[0]) && isText(cmp.sides[1]) {
			kept = append(kept, cmp)
		}
	}
	return kept
}

// isText reports whether the value is text or bytes that are made while the
// program runs.
func isText(v ssa.Value) bool {
	if m, ok := v.(*ssa.MakeInterface); ok {
		v = m.X
	}
	if _, ok := v.(*ssa.Const); ok {
		return false
	}
	switch u := v.Type().Underlying().(type) {
	case *types.Basic:
		return u.Info()&types.IsString != 0
	case *types.Slice:
		return types.Identical(u.Elem().Underlying(), types.Typ[types.Uint8])
	case *types.Array:
		return types.Identical(u.Elem().Underlying(), types.Typ[types.Uint8])
	case *types.Interface:
		return u.NumMethods() == 0
	}
	return false
}

// expressions are the files' comparisons and calls by the position that go/ssa
// gives them.
func expressions(pass *analysis.Pass) map[token.Pos]ast.Expr {
	r := map[token.Pos]ast.Expr{}
	for _, f := range pass.Files {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BinaryExpr:
				if n.Op == token.EQL || n.Op == token.NEQ {
					r[n.OpPos] = n
				}
			case *ast.CallExpr:
				r[n.Lparen] = n
			}
			return true
		})
	}
	return r
}

// operand is the expression of a side, or nil.
func (cmp comparison) operand(i int) ast.Expr {
	switch e := cmp.expr.(type) {
	case *ast.BinaryExpr:
		return []ast.Expr{e.X, e.Y}[i]
	case *ast.CallExpr:
		if i < len(e.Args) {
			return e.Args[i]
		}
	}
	return nil
}

// nameOf is what an expression is called: its variable, field, key or the
// function that gives it.
func nameOf(pass *analysis.Pass, e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		if strings.EqualFold(e.Sel.Name, "value") || strings.EqualFold(e.Sel.Name, "string") {
			return nameOf(pass, e.X) // cookie.Value, token.String
		}
		return e.Sel.Name
	case *ast.ParenExpr:
		return nameOf(pass, e.X)
	case *ast.StarExpr:
		return nameOf(pass, e.X)
	case *ast.TypeAssertExpr:
		return nameOf(pass, e.X)
	case *ast.SliceExpr:
		return nameOf(pass, e.X)
	case *ast.IndexExpr:
		if tv, ok := pass.TypesInfo.Types[e.Index]; ok && tv.Value != nil {
			return strings.Trim(tv.Value.ExactString(), `"`)
		}
		return nameOf(pass, e.X)
	case *ast.CallExpr:
		if tv, ok := pass.TypesInfo.Types[e.Fun]; ok && tv.IsType() && len(e.Args) == 1 {
			return nameOf(pass, e.Args[0])
		}
		if s, ok := e.Fun.(*ast.SelectorExpr); ok && s.Sel.Name == "String" {
			return nameOf(pass, s.X)
		}
		return nameOf(pass, e.Fun)
	}
	return ""
}
