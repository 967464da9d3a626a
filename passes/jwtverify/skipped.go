package jwtverify

import (
	"fmt"
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
)

// skipped reports a middleware that goes on without looking at the token where
// a pattern occurs anywhere in the whole URL: its query is the client's to
// choose, so /admin?x=/public passes for /public.
func (c *checker) skipped(fn *ssa.Function) {
	if !c.parses(fn) {
		return
	}
	for _, b := range fn.Blocks {
		cond, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If)
		if !ok {
			continue
		}
		v, yes := cond.Cond, 0
		for {
			not, ok := v.(*ssa.UnOp)
			if !ok || not.Op != token.NOT {
				break
			}
			v, yes = not.X, 1-yes
		}
		if x, ok := v.(*ssa.Extract); ok {
			v = x.Tuple
		}
		call, ok := v.(*ssa.Call)
		if ok && c.matchesURL(&call.Call) && goesOn(b.Succs[yes]) {
			c.report(call.Pos(), fmt.Sprintf(
				"%s goes on without looking at the token where a pattern occurs anywhere in the whole URL: the query is the client's to choose, so that whoever adds what is let through (/admin?x=/public) is let through; compare r.URL.Path, as a whole or from its beginning",
				ir.Outermost(fn).Name()))
		}
	}
}

// parses reports whether a function reads or verifies a token, itself or by a
// function of the package.
func (c *checker) parses(fn *ssa.Function) bool {
	found := false
	see := func(f *ssa.Function) {
		for _, role := range []catalog.Role{catalog.JWTParse, catalog.JWTPeek} {
			c.calls(f, role, func(ssa.CallInstruction, *catalog.Entry) { found = true })
		}
	}
	see(fn)
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			if call, ok := in.(ssa.CallInstruction); ok && !found {
				if f := call.Common().StaticCallee(); f != nil && f.Blocks != nil {
					see(f)
				}
			}
		}
	}
	return found
}

// goesOn reports whether a branch hands the request to the next handler.
func goesOn(b *ssa.BasicBlock) bool {
	return slices.ContainsFunc(b.Instrs, func(in ssa.Instruction) bool {
		call, ok := in.(ssa.CallInstruction)
		return ok && ir.PassesOn(call.Common())
	})
}
