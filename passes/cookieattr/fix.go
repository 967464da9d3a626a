package cookieattr

import (
	"go/ast"
	"go/token"
	"go/types"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/sessionlint/sessionlint/internal/cookie"
)

// literalFix adds what is missing to a composite literal.
func literalFix(pass *analysis.Pass, c *cookie.Package, f *cookie.Finding, lit *ast.CompositeLit) []analysis.SuggestedFix {
	st, ok := pass.TypesInfo.TypeOf(lit).Underlying().(*types.Struct)
	if !ok || len(f.Missing) == 0 {
		return nil
	}
	var edits []analysis.TextEdit
	var added, names []string
	for _, m := range f.Missing {
		field := c.StructField(f.Type, st, m)
		if field == nil {
			return nil
		}
		value, edit, ok := secure(pass, lit, field, m)
		if !ok {
			return nil
		}
		edits = append(edits, edit...)
		names = append(names, field.Name())
		if old := element(lit, field.Name()); old != nil {
			if onlyUse(pass, old) || ofConfig(pass, old) {
				return nil
			}
			edits = append(edits, analysis.TextEdit{Pos: old.Pos(), End: old.End(), NewText: []byte(value)})
			continue
		}
		added = append(added, field.Name()+": "+value)
	}
	if len(added) > 0 {
		if len(lit.Elts) > 0 {
			if _, keyed := lit.Elts[0].(*ast.KeyValueExpr); !keyed {
				return nil
			}
		}
		edits = append(edits, insert(pass, lit, added))
	}
	return []analysis.SuggestedFix{{Message: "Set " + list(names), TextEdits: dedup(edits)}}
}

// element returns the value of a literal's field, or nil.
func element(lit *ast.CompositeLit, name string) ast.Expr {
	for _, e := range lit.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			if id, ok := kv.Key.(*ast.Ident); ok && id.Name == name {
				return kv.Value
			}
		}
	}
	return nil
}

// ofConfig reports whether the expression reads a struct's field: whoever fills
// the struct has to say something else, and a constant would take the choice
// from everybody.
func ofConfig(pass *analysis.Pass, e ast.Expr) bool {
	found := false
	ast.Inspect(e, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			sel := pass.TypesInfo.Selections[s]
			found = found || sel != nil && sel.Kind() == types.FieldVal
		}
		return !found
	})
	return found
}

// onlyUse reports whether the expression is the only use of a local variable,
// which would not compile without it.
func onlyUse(pass *analysis.Pass, e ast.Expr) bool {
	only := false
	ast.Inspect(e, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok {
			return true
		}
		v, ok := pass.TypesInfo.Uses[id].(*types.Var)
		if !ok || v.IsField() || v.Parent() == pass.Pkg.Scope() {
			return true
		}
		uses := 0
		for _, obj := range pass.TypesInfo.Uses {
			if obj == v {
				uses++
			}
		}
		only = only || uses < 2
		return true
	})
	return only
}

// insert adds elements in the layout that the literal has.
func insert(pass *analysis.Pass, lit *ast.CompositeLit, added []string) analysis.TextEdit {
	n := len(lit.Elts)
	if n == 0 {
		return analysis.TextEdit{Pos: lit.Rbrace, End: lit.Rbrace, NewText: []byte(strings.Join(added, ", "))}
	}
	end := lit.Elts[n-1].End()
	line := func(p token.Pos) int { return pass.Fset.Position(p).Line }
	sep := ", "
	if line(end) != line(lit.Rbrace) {
		// As deep as the line of the last element.
		depth := pass.Fset.Position(lit.Elts[n-1].Pos()).Column - 1
		if line(lit.Elts[n-1].Pos()) == line(lit.Lbrace) || n > 1 && line(lit.Elts[n-1].Pos()) == line(lit.Elts[n-2].Pos()) {
			depth = 0
		}
		sep = ",\n" + strings.Repeat("\t", depth)
	}
	return analysis.TextEdit{Pos: end, End: end, NewText: []byte(sep + strings.Join(added, sep))}
}

// secure returns the expression that turns an attribute on, with the edit of
// the imports that it needs.
func secure(pass *analysis.Pass, lit *ast.CompositeLit, field *types.Var, m cookie.Field) (string, []analysis.TextEdit, bool) {
	code, pkg, ok := cookie.On(field.Type(), m)
	if !ok || pkg == nil {
		return code, nil, ok
	}
	q, edits, ok := qualifier(pass, lit.Pos(), pkg)
	return q + code, edits, ok
}

// qualifier returns how the file calls a package, with a dot, importing it
// if need be.
func qualifier(pass *analysis.Pass, pos token.Pos, pkg *types.Package) (string, []analysis.TextEdit, bool) {
	if pkg == pass.Pkg {
		return "", nil, true
	}
	var file *ast.File
	for _, f := range pass.Files {
		if f.FileStart <= pos && pos <= f.FileEnd {
			file = f
		}
	}
	if file == nil {
		return "", nil, false
	}
	name := pkg.Name()
	var first *ast.GenDecl
	for _, d := range file.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.IMPORT {
			continue
		}
		if first == nil {
			first = g
		}
		for _, s := range g.Specs {
			s := s.(*ast.ImportSpec)
			if p, _ := strconv.Unquote(s.Path.Value); p != pkg.Path() {
				continue
			}
			if s.Name != nil {
				name = s.Name.Name
			}
			switch name {
			case ".":
				return "", nil, true
			case "_":
				return "", nil, false
			}
			if obj := lookup(pass, pos, name); obj == nil || !isPackage(obj, pkg) {
				return "", nil, false // shadowed
			}
			return name + ".", nil, true
		}
	}
	if lookup(pass, pos, name) != nil || first == nil {
		return "", nil, false
	}
	edit := analysis.TextEdit{Pos: first.Pos(), End: first.Pos(), NewText: []byte("import " + strconv.Quote(pkg.Path()) + "\n")}
	if first.Lparen.IsValid() {
		edit = analysis.TextEdit{Pos: first.Lparen + 1, End: first.Lparen + 1, NewText: []byte("\n\t" + strconv.Quote(pkg.Path()))}
	}
	return name + ".", []analysis.TextEdit{edit}, true
}

func lookup(pass *analysis.Pass, pos token.Pos, name string) types.Object {
	if s := pass.Pkg.Scope().Innermost(pos); s != nil {
		_, obj := s.LookupParent(name, pos)
		return obj
	}
	return nil
}

func isPackage(obj types.Object, pkg *types.Package) bool {
	p, ok := obj.(*types.PkgName)
	return ok && p.Imported() == pkg
}

func dedup(edits []analysis.TextEdit) []analysis.TextEdit {
	var out []analysis.TextEdit
	for _, e := range edits {
		dup := false
		for _, o := range out {
			dup = dup || o.Pos == e.Pos && o.End == e.End && string(o.NewText) == string(e.NewText)
		}
		if !dup {
			out = append(out, e)
		}
	}
	return out
}

// callFix turns constant arguments of a call that turn an attribute off into
// ones that turn it on.
func callFix(pass *analysis.Pass, c *cookie.Package, f *cookie.Finding, call *ast.CallExpr) []analysis.SuggestedFix {
	var edits []analysis.TextEdit
	var names []string
	for _, m := range f.Missing {
		i := c.Argument(f.Write, m)
		if i < 0 || i >= len(call.Args) {
			continue
		}
		a := call.Args[i]
		tv := pass.TypesInfo.Types[a]
		if tv.Value == nil {
			continue
		}
		code, pkg, ok := cookie.On(tv.Type, m)
		if !ok {
			continue
		}
		if pkg != nil {
			q, imports, ok := qualifier(pass, a.Pos(), pkg)
			if !ok {
				continue
			}
			code = q + code
			edits = append(edits, imports...)
		}
		edits = append(edits, analysis.TextEdit{Pos: a.Pos(), End: a.End(), NewText: []byte(code)})
		names = append(names, spelled[m])
	}
	if len(edits) == 0 {
		return nil
	}
	return []analysis.SuggestedFix{{Message: "Set " + list(names), TextEdits: edits}}
}
