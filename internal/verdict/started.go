package verdict

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/effect"
)

// A Start is a record that a login creates.
type Start struct {
	Noun  string // what it is kept in: "table visits"
	Place string // file and line
	Open  bool   // the name says nothing: it is a session's where clients present what is looked up there
}

// Starts returns the records that the package's logins create, themselves or
// through what they call.
func (s *Package) Starts() []Start {
	var r []Start
	add := func(f *effect.Function) {
		for _, e := range f.Effects {
			if e.Kind != effect.Begin && e.Kind != effect.Put || e.Noun == "" {
				continue
			}
			if st := (Start{e.Noun, e.At.Place(), e.Kind == effect.Put}); !slices.Contains(r, st) && len(r) < maxListed {
				r = append(r, st)
			}
		}
	}
	for _, fn := range s.IR.Funcs {
		f := s.Of(fn)
		if f.Has(effect.CheckPass) == nil && f.Role != effect.LoginRole || f.Has(effect.Recred, effect.Remove) != nil {
			continue
		}
		add(f)
		for _, call := range f.Calls {
			for _, g := range s.Behind(call) {
				add(g)
			}
		}
	}
	return r
}

// StartsBy reports whether a login keeps something under an id that it has just
// made by the call of an interface's method.
func (s *Package) StartsBy(fn *ssa.Function, call *ssa.CallCommon) bool {
	f := s.Of(fn)
	return f.Has(effect.CheckPass) != nil && !changes(f) && s.keepsNew(call)
}

// Stored returns what is kept at a place, as a function's effects say: under a
// name that says it is a session's, or that leaves it open; "" if nothing is.
func (s *Package) Stored(f *effect.Function, place string) (noun string, open bool) {
	for _, e := range f.Effects {
		if (e.Kind == effect.Begin || e.Kind == effect.Put) && e.At.Place() == place && e.Noun != "" {
			return e.Noun, e.Kind == effect.Put
		}
	}
	return "", false
}
