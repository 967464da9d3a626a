package summary

import (
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
)

// refuses reports whether the branch into b stops, fails or puts something
// else in the place of v.
func (s *Package) refuses(b *ssa.BasicBlock, v ssa.Value) bool {
	bare := Bare(v)
	for _, d := range dominated(b) {
		for _, in := range d.Instrs {
			switch in := in.(type) {
			case *ssa.Panic:
				return true
			case *ssa.Return:
				if returnsError(in) || returnsInstead(in, bare) {
					return true
				}
			case *ssa.Store:
				if isText(in.Val.Type()) && s.sameVariable(in.Addr, bare) {
					return true
				}
			case ssa.CallInstruction:
				if stops(ir.Callee(in.Common())) {
					return true
				}
			}
		}
		for _, succ := range d.Succs {
			for _, in := range succ.Instrs {
				phi, ok := in.(*ssa.Phi)
				if !ok {
					break
				}
				i := slices.Index(succ.Preds, d)
				if isText(phi.Type()) && slices.ContainsFunc(phi.Edges, func(e ssa.Value) bool { return Bare(e) == bare }) && Bare(phi.Edges[i]) != bare {
					return true
				}
			}
		}
	}
	return false
}

// returnsInstead reports whether a return hands out something else where
// another one of the function hands out v: a random key for a sentinel.
func returnsInstead(ret *ssa.Return, v ssa.Value) bool {
	for _, b := range ret.Parent().Blocks {
		other, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok || other == ret {
			continue
		}
		for i, r := range other.Results {
			if c, empty := Bare(ret.Results[i]).(*ssa.Const); Bare(r) == v && Bare(ret.Results[i]) != v && !(empty && isZeroText(c)) {
				return true
			}
		}
	}
	return false
}

// dominated are the block and those that only run after it, a few of them.
// A block with several ways into it, the body of an "or", counts too.
func dominated(b *ssa.BasicBlock) []*ssa.BasicBlock {
	r := []*ssa.BasicBlock{b}
	for i := 0; i < len(r) && len(r) < 12; i++ {
		r = append(r, r[i].Dominees()...)
	}
	return r
}

// sameVariable reports whether storing to addr replaces what v was read from.
func (s *Package) sameVariable(addr, v ssa.Value) bool {
	u, ok := v.(*ssa.UnOp)
	if !ok {
		return false
	}
	if addr == u.X {
		return true
	}
	if p, ok := addr.(*ssa.UnOp); ok { // through a pointer that is kept somewhere
		return s.sameVariable(p.X, u.X)
	}
	if g, ok := u.X.(*ssa.Global); ok && addr == g {
		return true
	}
	x, ok1 := addr.(*ssa.FieldAddr)
	y, ok2 := u.X.(*ssa.FieldAddr)
	return ok1 && ok2 && ir.FieldName(x) == ir.FieldName(y)
}

// stops reports whether a function by its name ends the program or makes an
// error.
func stops(name string) bool {
	switch name {
	case "os.Exit", "errors.New", "fmt.Errorf", "errors.Join":
		return true
	}
	last := name[strings.LastIndex(name, ".")+1:]
	for _, p := range []string{"Fatal", "Exit", "Panic", "Errorf", "Wrap", "NewError", "AbortWith"} {
		if strings.HasPrefix(last, p) {
			return true
		}
	}
	return false
}
