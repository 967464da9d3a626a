package jwtverify

import (
	"fmt"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
)

// lenient reports middleware that verifies a token and lets every request go
// on, where nothing of the package that uses it looks at what it found.
func (c *checker) lenient() {
	for _, fn := range c.IR.Funcs {
		c.calls(fn, catalog.JWTLenient, func(in ssa.CallInstruction, e *catalog.Entry) {
			if c.Refuses(e) || c.OthersStand(fn, e.Package) {
				return
			}
			stop := e.Package + "." + e.Attr("stops")
			c.report(in.Pos(), fmt.Sprintf("%s verifies the token and lets every request go on, also one without a token or with a bad one, and nothing in this package refuses those: the routes behind it are open; put %s after it", short(e.Name), short(stop)))
		})
	}
}

func (c *checker) anyInstruction(is func(ssa.Instruction) bool) bool {
	return slices.ContainsFunc(c.IR.Funcs, func(fn *ssa.Function) bool {
		return slices.ContainsFunc(fn.Blocks, func(b *ssa.BasicBlock) bool { return slices.ContainsFunc(b.Instrs, is) })
	})
}
