package ir

import (
	"go/token"
	"os"
	"path"
	"path/filepath"

	"golang.org/x/tools/go/analysis"
)

// Place names a position for a fact: its package's path with its file's name,
// for directories differ from machine to machine, and the line.
func Place(pass *analysis.Pass, pos token.Pos) (file string, line int) {
	p := pass.Fset.Position(pos)
	return path.Join(pass.Pkg.Path(), filepath.Base(p.Filename)), p.Line
}

// Pos makes a position for a place in another package. In a module,
// directories follow paths.
func Pos(pass *analysis.Pass, file string, line int) token.Pos {
	if len(pass.Files) == 0 {
		return token.NoPos
	}
	here := filepath.Dir(pass.Fset.Position(pass.Files[0].FileStart).Filename)
	rel, err := filepath.Rel(filepath.FromSlash(pass.Pkg.Path()), filepath.FromSlash(file))
	if err != nil {
		return token.NoPos
	}
	file = filepath.Join(here, rel)
	if _, err := os.Stat(file); err != nil {
		return token.NoPos
	}
	f := pass.Fset.AddFile(file, -1, line+1)
	lines := make([]int, line+1)
	for i := range lines {
		lines[i] = i
	}
	if line < 1 || !f.SetLines(lines) {
		return token.NoPos
	}
	return f.LineStart(line)
}
