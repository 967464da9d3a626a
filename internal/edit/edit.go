// Package edit makes the pieces of suggested fixes that several rules need.
package edit

import (
	"go/ast"
	"go/token"
	"go/types"
	"path"
	"strconv"

	"golang.org/x/tools/go/analysis"
)

// Import returns the name under which the file knows a package of the standard
// library, and the edit that imports it where it doesn't. It reports false
// where the name is taken by something else.
func Import(pass *analysis.Pass, f *ast.File, pkg string) (name string, edit []analysis.TextEdit, ok bool) {
	name = path.Base(pkg)
	for _, imp := range f.Imports {
		p, _ := strconv.Unquote(imp.Path.Value)
		switch {
		case p == pkg && imp.Name == nil:
			return name, nil, true
		case p == pkg && imp.Name.Name != "_" && imp.Name.Name != ".":
			return imp.Name.Name, nil, true
		case imp.Name != nil && imp.Name.Name == name:
			return "", nil, false
		}
	}
	if taken(pass, f, name) {
		return "", nil, false
	}
	for _, d := range f.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.IMPORT || !g.Lparen.IsValid() || len(g.Specs) == 0 {
			continue
		}
		at := g.Specs[0].Pos()
		for _, s := range g.Specs { // in the order of the paths, as gofmt has it
			s := s.(*ast.ImportSpec)
			if p, _ := strconv.Unquote(s.Path.Value); p > pkg {
				at = s.Pos()
				break
			}
		}
		return name, []analysis.TextEdit{{Pos: at, End: at, NewText: []byte(strconv.Quote(pkg) + "\n\t")}}, true
	}
	return name, []analysis.TextEdit{{Pos: f.Name.End(), End: f.Name.End(), NewText: []byte("\n\nimport " + strconv.Quote(pkg))}}, true
}

// taken reports whether anything in the file or package has the name.
func taken(pass *analysis.Pass, f *ast.File, name string) bool {
	if pass.Pkg.Scope().Lookup(name) != nil {
		return true
	}
	found := false
	ast.Inspect(f, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && id.Name == name {
			o := pass.TypesInfo.ObjectOf(id)
			if v, ok := o.(*types.Var); ok && v.IsField() {
				return true
			}
			if fn, ok := o.(*types.Func); ok && fn.Signature().Recv() != nil {
				return true
			}
			found = found || o != nil
		}
		return !found
	})
	return found
}

// FileOf returns the file of a position, or nil.
func FileOf(pass *analysis.Pass, pos token.Pos) *ast.File {
	for _, f := range pass.Files {
		if f.FileStart <= pos && pos < f.FileEnd {
			return f
		}
	}
	return nil
}

// Text returns the source of a node, or "".
func Text(pass *analysis.Pass, n ast.Node) string {
	f := pass.Fset.File(n.Pos())
	if f == nil || pass.ReadFile == nil {
		return ""
	}
	src, err := pass.ReadFile(f.Name())
	if err != nil {
		return ""
	}
	from, to := f.Offset(n.Pos()), f.Offset(n.End())
	if from > to || to > len(src) {
		return ""
	}
	return string(src[from:to])
}
