package tokencompare

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// marksCurrent reports whether a comparison's answer only says in a list that
// is shown, which record is the current one.
func marksCurrent(answer ssa.Value) bool {
	if answer == nil || answer.Referrers() == nil || len(*answer.Referrers()) == 0 {
		return false
	}
	return !slices.ContainsFunc(*answer.Referrers(), func(ref ssa.Instruction) bool {
		switch ref := ref.(type) {
		case *ssa.Store:
			f, ok := ref.Addr.(*ssa.FieldAddr)
			if !ok {
				return true
			}
			_, name := owner(fieldName(f))
			return !lexicon.Current(name)
		case *ssa.MapUpdate:
			name, ok := ir.ConstText(ref.Key)
			return !ok || !lexicon.Current(name)
		case *ssa.MakeInterface:
			return !marksCurrent(ref)
		}
		return true
	})
}
