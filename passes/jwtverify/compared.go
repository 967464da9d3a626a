package jwtverify

import (
	"fmt"
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/trace"
)

// compared reports audiences and issuers that are compared only if they have
// the type that the program expects, where one that is missing, or is a list,
// goes the way of one that is right.
func (c *checker) compared(fn *ssa.Function) {
	for _, b := range fn.Blocks {
		cond, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If)
		if !ok {
			continue
		}
		claim, value := asserted(cond.Cond)
		if claim != "aud" && claim != "iss" {
			continue
		}
		right := whereRight(b.Succs[0], value)
		if right != nil && right == b.Succs[1] && !c.assertedAgain(fn, claim, cond) {
			c.report(cond.Cond.(*ssa.Extract).Tuple.Pos(), fmt.Sprintf("the claim %s is compared only where it has the type asserted here: a token without it, or with another form of it, passes as one that is right, and one made for another application logs in here; refuse what is not of this type", claim))
		}
	}
}

// asserted is the claim that is looked up and asserted to be of a type, where
// the condition is whether it is, and the value that comes of it.
func asserted(cond ssa.Value) (claim string, value ssa.Value) {
	ok, is := cond.(*ssa.Extract)
	if !is || ok.Index != 1 {
		return "", nil
	}
	a, is := ok.Tuple.(*ssa.TypeAssert)
	if !is {
		return "", nil
	}
	l, is := a.X.(*ssa.Lookup)
	if !is {
		return "", nil
	}
	claim, _ = trace.TextOf(l.Index)
	for _, ref := range *a.Referrers() {
		if e, is := ref.(*ssa.Extract); is && e.Index == 0 {
			return claim, e
		}
	}
	return "", nil
}

// whereRight is the block that runs where a comparison at the end of b says
// that the value is the one expected, or nil.
func whereRight(b *ssa.BasicBlock, value ssa.Value) *ssa.BasicBlock {
	cond, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If)
	if !ok {
		return nil
	}
	c, ok := cond.Cond.(*ssa.BinOp)
	switch {
	case !ok || c.X != value && c.Y != value:
		return nil
	case c.Op == token.EQL:
		return b.Succs[0]
	case c.Op == token.NEQ:
		return b.Succs[1]
	}
	return nil
}

// assertedAgain reports whether the function asks for another type of the
// claim too.
func (c *checker) assertedAgain(fn *ssa.Function, claim string, but *ssa.If) bool {
	for _, b := range fn.Blocks {
		if cond, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If); ok && cond != but {
			if other, _ := asserted(cond.Cond); other == claim {
				return true
			}
		}
	}
	return false
}
