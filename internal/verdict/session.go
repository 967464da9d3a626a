package verdict

import (
	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/effect"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/stores"
)

// settle replaces what awaited the knowledge of the store by what it is, and
// reports whether nothing is left open.
func (s *Package) settle(effects []effect.Effect) bool {
	for i := range effects {
		if effects[i].Kind != effect.Empty {
			continue
		}
		switch s.stores.Side(effects[i].Noun) {
		case stores.Server:
			effects[i].Kind = effect.Current
		case stores.Client:
			effects[i].Kind = effect.Wipe
		default:
			return false
		}
	}
	return true
}

// unsaved returns the change of the session that a logout never saves, or nil.
// Where nobody in the package saves in a handler, a middleware may do it for
// all.
func (s *Package) unsaved(f *effect.Function) *effect.Effect {
	e := f.Has(effect.Unsaved)
	if e == nil || f.Has(effect.Save, effect.Maybe) != nil || len(f.Calls) > 0 {
		return nil
	}
	others := false
	for _, fn := range s.IR.Funcs {
		g := s.Of(fn)
		if g.Has(effect.Save) == nil {
			continue
		}
		if s.goesOn(fn) {
			return nil
		}
		others = others || g.Has(effect.Unsaved) != nil
	}
	if !others {
		return nil
	}
	return e
}

// goesOn reports whether a function hands the request on to the next handler.
func (s *Package) goesOn(fn *ssa.Function) bool {
	found := false
	s.walk(fn, map[*ssa.Function]bool{}, func(call *ssa.CallCommon) { found = found || ir.PassesOn(call) })
	return found
}
