package effect

import (
	"sort"
)

// Unconsumed returns the password resets that trust a one-time code which
// they look up and do not use up.
func (s *Package) Unconsumed() []Pending {
	var r []Pending
	for _, fn := range s.IR.Funcs {
		f := s.own[fn]
		if f == nil || !s.judgedHere(fn) {
			continue
		}
		recred := f.Has(Recred)
		if recred == nil && f.Answers(Recred) {
			recred = f.Has(Revoke)
		}
		found := f.Has(FindOnce)
		if recred == nil || found == nil || f.Has(Consume) != nil || f.Has(CheckPass) != nil {
			continue
		}
		p := Pending{Effect: *found, Top: fn}
		if p.Effect.In = recred.In; p.Effect.In == "" || !s.blame(&p) {
			p.Pos, p.Name = outermost(fn).Pos(), outermost(fn).Name()
		}
		if s.Entry(fn) {
			r = append(r, p)
		}
	}
	sort.SliceStable(r, func(i, j int) bool { return r[i].Pos < r[j].Pos })
	return r
}

// Answers reports whether the function makes a change of the kind good.
func (f *Function) Answers(k Kind) bool {
	for _, a := range f.Answered {
		if a == k {
			return true
		}
	}
	return false
}
