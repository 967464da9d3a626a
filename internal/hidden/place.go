package hidden

import (
	"go/token"

	"github.com/sessionlint/sessionlint/internal/ir"
)

// A Place is a line of a file, given by its package's path and its own name:
// directories differ from machine to machine.
type Place struct {
	File string
	Line int
}

// Place returns the place of a position in the package.
func (p *Package) Place(pos token.Pos) Place {
	file, line := ir.Place(p.pass, pos)
	return Place{file, line}
}

// Pos makes a position for a place in another package. In a module,
// directories follow paths.
func (p *Package) Pos(at Place) token.Pos { return ir.Pos(p.pass, at.File, at.Line) }
