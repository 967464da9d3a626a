package effect

import (
	"go/token"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/names"
	"github.com/sessionlint/sessionlint/internal/sqltext"
)

// composed adds what the statement does of which a function of the program's own
// makes the beginning, with a name that the call gives it: del("passes") with
// "DELETE FROM " + table. The rest of it is not seen.
func (c *collector) composed(in ssa.CallInstruction) {
	call := in.Common()
	fn := call.StaticCallee()
	if fn == nil || fn.Blocks == nil || len(fn.Params) != len(call.Args) {
		return
	}
	for i, a := range call.Args {
		name, ok := ir.ConstText(a)
		if !ok || name == "" || strings.ContainsAny(name, " \n") {
			continue
		}
		for _, begin := range prefixes(fn.Params[i]) {
			for _, st := range sqltext.Statements(begin + name) {
				if st.Verb == "delete" {
					c.statement(in, st, names.Arguments(call.Args))
				}
			}
		}
	}
}

// prefixes are the constant texts that a parameter is put behind.
func prefixes(p *ssa.Parameter) []string {
	var r []string
	for _, ref := range *p.Referrers() {
		if sum, ok := ref.(*ssa.BinOp); ok && sum.Op == token.ADD && sum.Y == p {
			if text, ok := ir.ConstText(sum.X); ok {
				r = append(r, text)
			}
		}
	}
	return r
}
