package jwtverify

import (
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// onlyShown reports whether a claim goes into a log or a hash and nowhere else:
// nobody believes it, though somebody reads it. One that is never used is not
// meant: it may be there for a reflection.
func onlyShown(v ssa.Value, depth int) bool {
	refs := v.Referrers()
	if refs == nil || len(*refs) == 0 || depth > 10 {
		return false
	}
	for _, ref := range *refs {
		switch ref := ref.(type) {
		case *ssa.DebugRef:
		case *ssa.UnOp, *ssa.Phi, *ssa.MakeInterface, *ssa.Convert, *ssa.ChangeType, *ssa.Slice, *ssa.TypeAssert, *ssa.Extract:
			if !onlyShown(ref.(ssa.Value), depth+1) && !unused(ref.(ssa.Value)) {
				return false
			}
		case *ssa.If: // whether a claim has its type
		case *ssa.BinOp:
			if s, ok := trace.TextOf(ref.Y); !ok || s != "" {
				return false
			}
		case *ssa.Store:
			at, ok := ref.Addr.(*ssa.IndexAddr)
			if !ok || ref.Val != v {
				return false
			}
			list, ok := at.X.(*ssa.Alloc)
			if !ok || !listShown(list, depth) {
				return false
			}
		case ssa.CallInstruction:
			if !shows(ref.Common()) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// listShown reports whether a list of arguments is for a call that shows them.
func listShown(list *ssa.Alloc, depth int) bool {
	for _, ref := range *list.Referrers() {
		if s, ok := ref.(*ssa.Slice); ok && !onlyShown(s, depth+1) {
			return false
		}
	}
	return true
}

func unused(v ssa.Value) bool { return len(*v.Referrers()) == 0 }

// shows reports whether a call writes a log, or feeds a hash.
func shows(call *ssa.CallCommon) bool {
	name := ir.Callee(call)
	for _, e := range catalog.Default().Lookup(name) {
		if e.Role == catalog.Sink && e.Attr("as") == "log" {
			return true
		}
	}
	return strings.HasPrefix(name, "(hash.") || name == "(io.Writer).Write" && strings.HasPrefix(call.Value.Type().String(), "hash.")
}
