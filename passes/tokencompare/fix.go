package tokencompare

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/astutil"

	"github.com/sessionlint/sessionlint/internal/edit"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// fix writes the comparison in constant time, where it is of two strings or
// of two slices of bytes.
func (c *checker) fix(cmp comparison, held side) []analysis.SuggestedFix {
	f := edit.FileOf(c.pass, cmp.pos)
	if f == nil {
		return nil
	}
	switch e := cmp.expr.(type) {
	case *ast.BinaryExpr:
		x, y := c.bytes(e.X), c.bytes(e.Y)
		if x == "" || y == "" {
			return nil
		}
		return c.rewrite(f, e, x, y, e.Op == token.EQL, held.has(trace.MAC))
	case *ast.CallExpr:
		if cmp.how != "bytes.Equal" || len(e.Args) != 2 || !c.usedElsewhere(f, e) {
			return nil
		}
		x, y := edit.Text(c.pass, e.Args[0]), edit.Text(c.pass, e.Args[1])
		if x == "" || y == "" {
			return nil
		}
		path, _ := astutil.PathEnclosingInterval(f, e.Pos(), e.End())
		if len(path) > 1 {
			if not, ok := path[1].(*ast.UnaryExpr); ok && not.Op == token.NOT {
				return c.rewrite(f, not, x, y, false, held.has(trace.MAC))
			}
		}
		return c.rewrite(f, e, x, y, true, held.has(trace.MAC))
	}
	return nil
}

func (c *checker) rewrite(f *ast.File, n ast.Expr, x, y string, equal, mac bool) []analysis.SuggestedFix {
	pkg := "crypto/subtle"
	if mac {
		pkg = "crypto/hmac"
	}
	name, edits, ok := edit.Import(c.pass, f, pkg)
	if !ok {
		return nil
	}
	var text string
	switch {
	case mac && equal:
		text = name + ".Equal(" + x + ", " + y + ")"
	case mac:
		text = "!" + name + ".Equal(" + x + ", " + y + ")"
	case equal:
		text = name + ".ConstantTimeCompare(" + x + ", " + y + ") == 1"
	default:
		text = name + ".ConstantTimeCompare(" + x + ", " + y + ") != 1"
	}
	edits = append(edits, analysis.TextEdit{Pos: n.Pos(), End: n.End(), NewText: []byte(text)})
	return []analysis.SuggestedFix{{Message: "Compare in constant time", TextEdits: edits}}
}

// bytes is the source of a string expression as bytes, or "".
func (c *checker) bytes(e ast.Expr) string {
	t := c.pass.TypesInfo.TypeOf(e)
	if t == nil {
		return ""
	}
	if b, ok := t.Underlying().(*types.Basic); !ok || b.Info()&types.IsString == 0 {
		return ""
	}
	// string(b) of bytes needs no way there and back.
	if call, ok := ast.Unparen(e).(*ast.CallExpr); ok && len(call.Args) == 1 {
		if tv := c.pass.TypesInfo.Types[call.Fun]; tv.IsType() {
			if s, ok := c.pass.TypesInfo.TypeOf(call.Args[0]).Underlying().(*types.Slice); ok && types.Identical(s.Elem(), types.Typ[types.Byte]) {
				return edit.Text(c.pass, call.Args[0])
			}
		}
	}
	if s := edit.Text(c.pass, e); s != "" {
		return "[]byte(" + s + ")"
	}
	return ""
}

// usedElsewhere reports whether the file needs the call's package for more
// than this call.
func (c *checker) usedElsewhere(f *ast.File, call *ast.CallExpr) bool {
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	id, ok := sel.X.(*ast.Ident)
	if !ok {
		return false
	}
	n := 0
	ast.Inspect(f, func(m ast.Node) bool {
		s, ok := m.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		// What is compared elsewhere may be rewritten too.
		if x, ok := s.X.(*ast.Ident); ok && c.pass.TypesInfo.Uses[x] == c.pass.TypesInfo.Uses[id] && s.Sel.Name != sel.Sel.Name {
			n++
		}
		return true
	})
	return n > 0
}
