package weaktoken

import (
	"go/ast"
	"go/token"
	"go/types"
	"strconv"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/astutil"
	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/summary"
)

// fix replaces the call that makes the weak value by crypto/rand.Text(),
// where the call makes a string with no error beside it.
func fix(pass *analysis.Pass, w summary.Weakness) []analysis.SuggestedFix {
	c, ok := w.Expr.(*ssa.Call)
	if !ok || w.Fallback || w.Class == lexicon.Code || !hasText(pass) || !isString(c.Type()) {
		return nil
	}
	for _, f := range pass.Files {
		if c.Pos() < f.FileStart || c.Pos() > f.FileEnd {
			continue
		}
		call := callAt(f, c.Pos())
		if call == nil {
			return nil
		}
		name, edit, ok := importCryptoRand(f)
		if !ok {
			return nil
		}
		edits := []analysis.TextEdit{{Pos: call.Pos(), End: call.End(), NewText: []byte(name + ".Text()")}}
		if edit != nil {
			edits = append(edits, *edit)
		}
		if leavesUnused(pass, f, call) {
			return nil
		}
		return []analysis.SuggestedFix{{Message: "Use crypto/rand.Text()", TextEdits: edits}}
	}
	return nil
}

func callAt(f *ast.File, lparen token.Pos) *ast.CallExpr {
	path, _ := astutil.PathEnclosingInterval(f, lparen, lparen)
	for _, n := range path {
		if c, ok := n.(*ast.CallExpr); ok && c.Lparen == lparen {
			return c
		}
	}
	return nil
}

// leavesUnused reports whether the file's only use of an import or variable
// is inside the call, so that its removal would not compile.
func leavesUnused(pass *analysis.Pass, f *ast.File, call *ast.CallExpr) bool {
	inside, all := map[any]int{}, map[any]int{}
	ast.Inspect(f, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			if o := pass.TypesInfo.Uses[id]; o != nil {
				all[o]++
				if call.Pos() <= id.Pos() && id.Pos() < call.End() {
					inside[o]++
				}
			}
		}
		return true
	})
	for o, n := range inside {
		if n == all[o] && mustBeUsed(o) {
			return true
		}
	}
	return false
}

// importCryptoRand returns the name under which the file has crypto/rand, and
// the edit that imports it if it doesn't.
func importCryptoRand(f *ast.File) (string, *analysis.TextEdit, bool) {
	taken := false
	for _, imp := range f.Imports {
		path, _ := strconv.Unquote(imp.Path.Value)
		if path == "crypto/rand" {
			if imp.Name != nil {
				return imp.Name.Name, nil, imp.Name.Name != "_" && imp.Name.Name != "."
			}
			return "rand", nil, true
		}
		if imp.Name == nil && (path == "math/rand" || path == "math/rand/v2" || path == "golang.org/x/exp/rand") || imp.Name != nil && imp.Name.Name == "rand" {
			taken = true
		}
	}
	for _, d := range f.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.IMPORT || !g.Lparen.IsValid() || len(g.Specs) == 0 {
			continue
		}
		text, name := "\"crypto/rand\"\n\t", "rand"
		if taken {
			text, name = "cryptorand \"crypto/rand\"\n\t", "cryptorand"
		}
		return name, &analysis.TextEdit{Pos: g.Specs[0].Pos(), End: g.Specs[0].Pos(), NewText: []byte(text)}, true
	}
	if taken || f.Name == nil {
		return "", nil, false
	}
	return "rand", &analysis.TextEdit{Pos: f.Name.End(), End: f.Name.End(), NewText: []byte("\n\nimport \"crypto/rand\"")}, true
}

// mustBeUsed reports whether Go refuses the object when nothing uses it.
func mustBeUsed(o any) bool {
	switch o := o.(type) {
	case *types.PkgName:
		return true
	case *types.Var:
		return !o.IsField() && o.Parent() != nil && o.Parent() != o.Pkg().Scope()
	}
	return false
}
