package ir

import (
	"go/token"
	"os"
	"path"
	"path/filepath"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// Place names a position for a fact: its package's path with its file's name,
// for directories differ from machine to machine, and the line.
func Place(pass *analysis.Pass, pos token.Pos) (file string, line int) {
	p := pass.Fset.Position(pos)
	return path.Join(pass.Pkg.Path(), filepath.Base(p.Filename)), p.Line
}

// File is what messages call a file of the package: its path below the root of
// the module, or the end of its path where the module isn't known or is another.
func File(pass *analysis.Pass, name string) string {
	if m := pass.Module; m != nil && m.Version == "" && m.Path != "" {
		if dir, ok := strings.CutPrefix(pass.Pkg.Path()+"/", m.Path+"/"); ok {
			return path.Join(dir, filepath.Base(name))
		}
	}
	return path.Join(filepath.Base(filepath.Dir(name)), filepath.Base(name))
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
