package hidden

import (
	"go/token"
	"os"
	"path"
	"path/filepath"
)

// A Place is a line of a file, given by its package's path and its own name:
// directories differ from machine to machine.
type Place struct {
	File string
	Line int
}

// Place returns the place of a position in the package.
func (p *Package) Place(pos token.Pos) Place {
	at := p.pass.Fset.Position(pos)
	return Place{path.Join(p.pass.Pkg.Path(), filepath.Base(at.Filename)), at.Line}
}

// Pos makes a position for a place in another package. In a module,
// directories follow paths.
func (p *Package) Pos(at Place) token.Pos {
	if len(p.pass.Files) == 0 || at.Line < 1 {
		return token.NoPos
	}
	here := filepath.Dir(p.pass.Fset.Position(p.pass.Files[0].FileStart).Filename)
	rel, err := filepath.Rel(filepath.FromSlash(p.pass.Pkg.Path()), filepath.FromSlash(at.File))
	if err != nil {
		return token.NoPos
	}
	file := filepath.Join(here, rel)
	if _, err := os.Stat(file); err != nil {
		return token.NoPos
	}
	f := p.pass.Fset.AddFile(file, -1, at.Line+1)
	lines := make([]int, at.Line+1)
	for i := range lines {
		lines[i] = i
	}
	if !f.SetLines(lines) {
		return token.NoPos
	}
	return f.LineStart(at.Line)
}
