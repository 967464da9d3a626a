package clienttrust

import (
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
)

// decides reports whether it matters to anybody's rights how a branch goes. It
// doesn't where both ways only send the client elsewhere: to the login page
// with or without a notice.
func (c *checker) decides(cond *ssa.If) bool {
	yes, no := cond.Block().Succs[0], cond.Block().Succs[1]
	return !c.sendsAway(only(yes, no)) || !c.sendsAway(only(no, yes))
}

// onlyRoutes reports whether a comparison is asked for nothing but a branch
// that decides nothing.
func (c *checker) onlyRoutes(op *ssa.BinOp) bool {
	for _, ref := range *op.Referrers() {
		if cond, ok := ref.(*ssa.If); !ok || c.decides(cond) {
			return false
		}
	}
	return len(*op.Referrers()) > 0
}

// only are the blocks that run after a branch into one block and not after one
// into the other.
func only(into, other *ssa.BasicBlock) []*ssa.BasicBlock {
	var r []*ssa.BasicBlock
	for _, b := range into.Parent().Blocks {
		if after(into, b) && !after(other, b) {
			r = append(r, b)
		}
	}
	return r
}

func after(from, b *ssa.BasicBlock) bool { return from == b || ir.Reaches(from, b, nil) }

// sendsAway reports whether blocks do nothing but redirect the client.
func (c *checker) sendsAway(blocks []*ssa.BasicBlock) bool {
	away := false
	for _, b := range blocks {
		for _, in := range b.Instrs {
			switch in := in.(type) {
			case *ssa.Call:
				if !c.redirects(&in.Call) && !c.makesText(&in.Call) {
					return false
				}
				away = away || c.redirects(&in.Call)
			case *ssa.Store:
				if at, ok := in.Addr.(*ssa.IndexAddr); !ok || !isLocal(at.X) { // a list of arguments
					return false
				}
			case *ssa.MapUpdate, *ssa.Send, *ssa.Go, *ssa.Defer:
				return false
			}
		}
	}
	return away
}

func isLocal(v ssa.Value) bool { _, ok := v.(*ssa.Alloc); return ok }

// redirects reports whether a call answers with a redirect.
func (c *checker) redirects(call *ssa.CallCommon) bool {
	for _, e := range c.Tracer.Lookup(call) {
		if e.Role == catalog.Sink && e.Attr("as") == "redirect" {
			return true
		}
	}
	return false
}

// makesText reports whether a call only makes a text: the address to go to.
func (c *checker) makesText(call *ssa.CallCommon) bool {
	for _, e := range c.Tracer.Lookup(call) {
		if e.Role == catalog.Pass {
			return true
		}
	}
	return strings.HasPrefix(ir.Callee(call), "(*net/url.")
}
