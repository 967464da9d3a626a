package plainstore

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/bearer"
	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// content is the token that fn writes into the file that a call opens: itself,
// or through an encoder around it; or nil.
func (c *checker) content(fn *ssa.Function, open ssa.CallInstruction) *bearer.Evidence {
	v, ok := open.(*ssa.Call)
	if !ok || v.Referrers() == nil {
		return nil
	}
	seen := map[ssa.Value]bool{}
	todo := []ssa.Value{v}
	for len(todo) > 0 {
		file := todo[0]
		todo = todo[1:]
		if seen[file] || file.Referrers() == nil {
			continue
		}
		seen[file] = true
		for _, ref := range *file.Referrers() {
			switch ref := ref.(type) {
			case *ssa.Extract:
				if ref.Index == 0 {
					todo = append(todo, ref)
				}
			case *ssa.MakeInterface, *ssa.ChangeInterface, *ssa.Phi:
				todo = append(todo, ref.(ssa.Value))
			case *ssa.Call:
				if c.carries(ref, file) {
					todo = append(todo, ref)
				}
				for _, w := range c.writtenTo(ref, file) {
					if e := c.find.Find(fn, w); e != nil && !e.Whole && !e.NoJSON && !lexicon.OneTime(e.Name) {
						return e
					}
				}
			}
		}
	}
	return nil
}

// carries reports whether what a call returns stands for its argument: an
// encoder around a file.
func (c *checker) carries(call *ssa.Call, arg ssa.Value) bool {
	return slices.ContainsFunc(c.p.Tracer.Lookup(&call.Call), func(e *catalog.Entry) bool {
		return e.Role == catalog.Pass && slices.Contains(bearer.Printed(&call.Call, e), arg)
	})
}

// writtenTo are the arguments that a call writes into another one of them, by
// the catalog.
func (c *checker) writtenTo(call *ssa.Call, to ssa.Value) []ssa.Value {
	args := call.Call.Args
	first := 0
	if call.Call.IsInvoke() {
		args, first = append([]ssa.Value{call.Call.Value}, args...), 1
	} else if call.Call.Signature().Recv() != nil {
		first = 1
	}
	for _, e := range c.p.Tracer.Lookup(&call.Call) {
		if e.Role != catalog.Write {
			continue
		}
		at := 0
		if n, err := strconv.Atoi(strings.TrimSpace(e.Attr("to"))); err == nil {
			at = first + n
		}
		if at >= len(args) || args[at] != to {
			continue
		}
		var r []ssa.Value
		for i, a := range args {
			if i != at {
				r = append(r, bearer.Elements(a)...)
			}
		}
		return r
	}
	return nil
}
