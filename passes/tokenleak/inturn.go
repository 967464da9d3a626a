package tokenleak

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
)

// inTurn reports whether a function that gives the token it reads is asked in
// turn with one that reads it from where it belongs: in a list of such
// functions, or one after the other by a caller; or is asked by a caller that
// finds out who sends a request.
func (c *checker) inTurn(fn *ssa.Function) bool {
	if res := fn.Signature.Results(); res.Len() == 0 || !ir.IsString(res.At(0).Type()) {
		return false
	}
	if slices.ContainsFunc(c.listed(fn), c.readsRightly) {
		return true
	}
	return slices.ContainsFunc(c.calls[fn], func(call *ssa.Call) bool {
		return authenticates(call.Parent()) || slices.ContainsFunc(c.called(call.Parent()), func(f *ssa.Function) bool {
			return f != fn && types.Identical(f.Signature.Results(), fn.Signature.Results()) && c.readsRightly(f)
		})
	})
}

// readsRightly reports whether a function gives what it reads from a header or
// cookie that carries who is logged in.
func (c *checker) readsRightly(fn *ssa.Function) bool {
	f := c.p.Tracer.Summary(fn)
	return f != nil && len(f.Results) > 0 && slices.ContainsFunc(f.Results[0].Marks(), bearerPlace)
}

// listed are the functions that stand with fn in a list.
func (c *checker) listed(fn *ssa.Function) []*ssa.Function {
	var r []*ssa.Function
	for _, list := range c.lists {
		if slices.Contains(list, fn) {
			r = append(r, list...)
		}
	}
	return r
}

// called are the package's functions that fn calls.
func (c *checker) called(fn *ssa.Function) []*ssa.Function {
	var r []*ssa.Function
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			if call, ok := in.(*ssa.Call); ok {
				if f := call.Call.StaticCallee(); f != nil && f.Blocks != nil {
					r = append(r, f)
				}
			}
		}
	}
	return r
}

// functionLists are the lists of functions that the package makes.
func functionLists(fns []*ssa.Function) [][]*ssa.Function {
	at := map[ssa.Value][]*ssa.Function{}
	var order []ssa.Value
	for _, fn := range fns {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				st, ok := in.(*ssa.Store)
				if !ok {
					continue
				}
				i, ok := st.Addr.(*ssa.IndexAddr)
				if !ok {
					continue
				}
				if f, ok := ir.Unconverted(st.Val).(*ssa.Function); ok && f.Blocks != nil {
					if at[i.X] == nil {
						order = append(order, i.X)
					}
					at[i.X] = append(at[i.X], f)
				}
			}
		}
	}
	var r [][]*ssa.Function
	for _, list := range order {
		if len(at[list]) > 1 {
			r = append(r, at[list])
		}
	}
	return r
}
