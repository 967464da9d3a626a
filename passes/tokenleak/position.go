package tokenleak

import (
	"go/token"

	"golang.org/x/tools/go/ssa"
)

// position is where an instruction stands in the source; one that has no
// place of its own stands where its value is used.
func position(in ssa.Instruction) token.Pos {
	if in.Pos().IsValid() {
		return in.Pos()
	}
	if v, ok := in.(ssa.Value); ok && v.Referrers() != nil {
		for _, ref := range *v.Referrers() {
			if ref.Pos().IsValid() {
				return ref.Pos()
			}
		}
	}
	return in.Parent().Pos()
}

// user is the instruction that uses what another stores into a list of
// arguments: the call.
func user(in ssa.Instruction) ssa.Instruction {
	st, ok := in.(*ssa.Store)
	if !ok {
		return in
	}
	i, ok := st.Addr.(*ssa.IndexAddr)
	if !ok || i.X.Referrers() == nil {
		return in
	}
	for _, ref := range *i.X.Referrers() {
		s, ok := ref.(*ssa.Slice)
		if !ok || s.Referrers() == nil || len(*s.Referrers()) == 0 {
			continue
		}
		return (*s.Referrers())[0]
	}
	return in
}
