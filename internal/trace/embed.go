package trace

import (
	"go/ast"
	"go/token"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// Embedded tells the tracer which variables the compiler fills with a file:
// by their positions, those of the package's files.
func (t *Tracer) Embedded(files []*ast.File) {
	t.embedded = map[token.Pos]string{}
	for _, f := range files {
		for _, d := range f.Decls {
			g, ok := d.(*ast.GenDecl)
			if !ok || g.Tok != token.VAR {
				continue
			}
			for _, s := range g.Specs {
				v := s.(*ast.ValueSpec)
				if file := embeds(g.Doc, v.Doc); file != "" && len(v.Names) == 1 {
					t.embedded[v.Names[0].Pos()] = file
				}
			}
		}
	}
}

// embeds is the file that a variable's comments name, or "".
func embeds(docs ...*ast.CommentGroup) string {
	for _, d := range docs {
		if d == nil {
			continue
		}
		for _, c := range d.List {
			if file, ok := strings.CutPrefix(c.Text, "//go:embed "); ok {
				return strings.Trim(strings.TrimSpace(file), "\"`")
			}
		}
	}
	return ""
}

// FileOf returns the file that the compiler puts into the variable, or "".
func (t *Tracer) FileOf(g *ssa.Global) string {
	if g.Pkg != t.pkg.SSA {
		return ""
	}
	return t.embedded[g.Pos()]
}
