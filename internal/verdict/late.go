package verdict

import (
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// A Late is a cookie that is set after the response's header has been sent,
// which has no effect.
type Late struct {
	Pos  token.Pos
	Name string     // of the function
	Sent trace.Step // where the header is sent
}

// Late returns the cookies of the package that are set too late.
func (s *Package) Late() []Late {
	var r []Late
	for _, fn := range s.IR.Funcs {
		var sent []*ssa.Call
		to := map[*ssa.Call]ssa.Value{}
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				if call, ok := in.(*ssa.Call); ok {
					if w := s.Sends(&call.Call); w != nil {
						sent = append(sent, call)
						to[call] = w
					}
				}
			}
		}
		if len(sent) == 0 {
			continue
		}
		for _, b := range fn.Blocks {
			for i, in := range b.Instrs {
				call, ok := in.(*ssa.Call)
				if !ok {
					continue
				}
				w := s.SetsCookie(&call.Call)
				if w == nil {
					continue
				}
				for _, before := range sent {
					if to[before] == w && before != call && precedes(before, b, i) {
						r = append(r, Late{call.Pos(), ir.Outermost(fn).Name(), s.Values.Tracer.Step(before.Pos(), "sent here")})
						break
					}
				}
			}
		}
	}
	return r
}

// precedes reports whether a call has always run before instruction i of b.
func precedes(call *ssa.Call, b *ssa.BasicBlock, i int) bool {
	if call.Block() != b {
		return call.Block().Dominates(b)
	}
	for _, in := range b.Instrs[:i] {
		if in == ssa.Instruction(call) {
			return true
		}
	}
	return false
}
