package effect

import (
	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/names"
)

// changesBy adds the new password that a function literal gives to its parameter,
// where it is handed to a store that changes a record by it:
// users.Update(id, func(u *User) { u.Hash = hash }).
func (c *collector) changesBy(literal *ssa.Function) {
	for _, b := range c.fn.Blocks {
		for _, in := range b.Instrs {
			call, ok := in.(ssa.CallInstruction)
			if !ok || lexicon.VerbOf(names.Call(call.Common())) != lexicon.Change {
				continue
			}
			for _, a := range names.Arguments(call.Common().Args) {
				if made, ok := ir.Unconverted(a).(*ssa.MakeClosure); ok && made.Fn == literal || ir.Unconverted(a) == ssa.Value(literal) {
					c.block = b
					c.add(Recred, "call "+names.Call(call.Common()), call.Pos(), false)
					c.block = nil
				}
			}
		}
	}
}
