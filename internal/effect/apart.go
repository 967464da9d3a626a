package effect

import (
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// apart reports whether two blocks run each where another thing is given: the
// password in the one, a new name in the other. An update with optional fields has
// a branch for each of them, and what is done in one is not done for another.
func apart(a, b *ssa.BasicBlock) bool {
	of, other := givenFor(a, b), givenFor(b, a)
	return of != "" && other != "" && of != other
}

// apart returns the interfaces' methods that the function calls only apart from
// all changes that it makes.
func (c *collector) apart() []string {
	var changes []*ssa.BasicBlock
	for _, e := range c.f.Effects {
		if e.Kind.Changes() {
			changes = append(changes, c.blocks[e.key()]...)
		}
	}
	var r []string
	for _, name := range c.f.Calls {
		if !slices.ContainsFunc(c.calledAt[name], func(at *ssa.BasicBlock) bool {
			return at == nil || len(changes) == 0 || slices.ContainsFunc(changes, func(b *ssa.BasicBlock) bool { return b == nil || !apart(b, at) })
		}) {
			r = append(r, name)
		}
	}
	return r
}

// alone marks the changes of which no path leads to or from anything that may
// end the user's sessions. A handler with a branch for each of a request's methods
// deletes what users have in another branch than the one that changes them.
func (c *collector) alone() {
	var others []*ssa.BasicBlock
	for _, e := range c.f.Effects {
		if e.Kind == Drop || e.Kind == Maybe {
			others = append(others, c.blocks[e.key()]...)
		}
	}
	for _, at := range c.calledAt {
		others = append(others, at...)
	}
	for i := range c.f.Effects {
		e := &c.f.Effects[i]
		places := c.blocks[e.key()]
		e.Alone = e.Kind.Changes() && len(others) > 0 && len(places) > 0 && !slices.ContainsFunc(places, func(b *ssa.BasicBlock) bool {
			return slices.ContainsFunc(others, func(o *ssa.BasicBlock) bool { return !exclusive(b, o) })
		})
	}
}

// exclusive reports whether at most one of two blocks runs.
func exclusive(a, b *ssa.BasicBlock) bool {
	return a != nil && b != nil && a != b && !ir.Reaches(a, b, nil) && !ir.Reaches(b, a, nil)
}

// givenFor names what must be given so that a block runs which is not asked for
// the other block; "" if there is nothing of the kind, or the client may ask for
// the end of sessions with it.
func givenFor(b, other *ssa.BasicBlock) string {
	for ; b != nil; b = b.Idom() {
		up := b.Idom()
		if up == nil || b.Dominates(other) {
			return ""
		}
		cond, ok := up.Instrs[len(up.Instrs)-1].(*ssa.If)
		if !ok || len(b.Preds) != 1 {
			continue
		}
		cmp, ok := cond.Cond.(*ssa.BinOp)
		if !ok || !zero(cmp.Y) || (cmp.Op == token.NEQ) != (up.Succs[0] == b) || cmp.Op != token.NEQ && cmp.Op != token.EQL {
			continue
		}
		if n := whence(cmp.X, 0); n != "" && isInput(cmp.X) && lexicon.NounOf(n[strings.LastIndex(n, ".")+1:]) != lexicon.Session {
			return n
		}
	}
	return ""
}

// isInput reports whether a value is an argument or a record's field of a kind that
// forms and bodies have: a text, or a pointer to something plain.
func isInput(v ssa.Value) bool {
	if readField(v) == "" {
		if _, ok := v.(*ssa.Parameter); !ok {
			return false
		}
	}
	t := v.Type().Underlying()
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem().Underlying()
	}
	b, ok := t.(*types.Basic)
	return ok && b.Info()&types.IsBoolean == 0 || isText(v.Type())
}
