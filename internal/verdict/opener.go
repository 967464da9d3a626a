package verdict

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/effect"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// opensUnderID returns the record that a login creates through a store of the
// program's own, whatever that is called: what is handed to it together with an
// id that has just been made. It returns nil where the store can do more with
// sessions than to create, find and end one: it may list or end a user's others.
func (s *Package) opensUnderID(login *ssa.Function, f *effect.Function) *effect.Effect {
	if f.Has(effect.CheckPass) == nil && !lexicon.LogsIn(s.Name(login)) || f.Has(effect.Recred, effect.Rerole, effect.Restatus, effect.Refactor, effect.Remove) != nil {
		return nil
	}
	var r *effect.Effect
	more := false
	for _, b := range login.Blocks {
		for _, in := range b.Instrs {
			call, ok := in.(*ssa.Call)
			if !ok || !call.Call.IsInvoke() || !s.keepsNew(&call.Call) {
				continue
			}
			more = more || overseen(&call.Call)
			if r == nil {
				r = &effect.Effect{Kind: effect.Begin, Noun: "method " + call.Call.Method.Name(), At: s.Values.Tracer.Step(call.Pos(), effect.Begin.String())}
			}
		}
	}
	if more {
		return nil
	}
	return r
}

// keepsNew reports whether a call of an interface's method is given an id that has
// just been made, and what is to be kept under it.
func (s *Package) keepsNew(call *ssa.CallCommon) bool {
	if call.Method.Pkg() == nil || lexicon.NounOf(call.Method.Name()) == lexicon.Once || lexicon.VerbOf(call.Method.Name()) == lexicon.Read {
		return false
	}
	id, others := false, 0
	for _, a := range call.Args {
		switch {
		case ir.TypePath(a.Type()) == "context.Context":
		case ir.IsText(a.Type()) && s.newID(a):
			id = true
		case s.holdsID(a):
			return true
		default:
			others++
		}
	}
	return id && others > 0
}

// newID reports whether a text is a new random value, or a digest of one.
func (s *Package) newID(v ssa.Value) bool {
	as := s.Values.Tracer.Of(v)
	return len(as) > 0 && !slices.ContainsFunc(as, func(a trace.Alt) bool { return !a.Random() })
}

// holdsID reports whether a record gets a new id where it is made.
func (s *Package) holdsID(v ssa.Value) bool {
	if load, ok := v.(*ssa.UnOp); ok {
		v = load.X
	}
	a, ok := v.(*ssa.Alloc)
	if !ok {
		return false
	}
	found := false
	for _, ref := range *a.Referrers() {
		if fa, ok := ref.(*ssa.FieldAddr); ok {
			ir.StoredAt(fa, func(x ssa.Value) { found = found || ir.IsText(x.Type()) && s.newID(x) })
		}
	}
	return found
}

// overseen reports whether the store behind an interface does something to
// sessions beyond creating, finding and ending one.
func overseen(call *ssa.CallCommon) bool {
	t, ok := call.Value.Type().Underlying().(*types.Interface)
	if !ok {
		return false
	}
	acts := 0
	for m := range t.Methods() {
		if m == call.Method {
			continue
		}
		results := m.Signature().Results()
		if results.Len() == 0 || results.Len() == 1 && ir.IsError(results.At(0).Type()) {
			acts++
			continue
		}
		for v := range results.Variables() {
			switch v.Type().Underlying().(type) {
			case *types.Slice:
				if !ir.IsText(v.Type()) {
					return true
				}
			case *types.Basic:
				if b := v.Type().Underlying().(*types.Basic); lexicon.Many(m.Name()) && b.Info()&types.IsInteger != 0 {
					return true // counts them
				}
			}
		}
	}
	return acts > 1
}
