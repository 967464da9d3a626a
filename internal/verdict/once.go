package verdict

import (
	"cmp"
	"sort"
	"strings"

	"github.com/sessionlint/sessionlint/internal/effect"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// Unconsumed returns the password resets to be judged here that trust a
// one-time code which they look up and do not use up.
func (s *Package) Unconsumed() []Pending { return s.unconsumed }

func (s *Package) unconsumedHere() []Pending {
	var r []Pending
	for _, fn := range s.IR.Funcs {
		f := s.Of(fn)
		name := s.Name(fn)
		if len(s.kept) > 0 || !s.Entry(fn) || lexicon.Creates(name) || anyCall(f.Calls, aboutOnce) {
			continue
		}
		if found := reuses(f); found != nil && !s.judged(ir.FuncName(s.handler(fn))+" once") {
			s.judge(ir.FuncName(s.handler(fn)) + " once")
			r = append(r, Pending{Effect: *found, Pos: ir.Outermost(fn).Pos(), Name: cmp.Or(name, ir.Title(ir.Outermost(fn))), Top: fn})
		}
	}
	sort.SliceStable(r, func(i, j int) bool { return r[i].Pos < r[j].Pos })
	return r
}

// reuses returns where the code is looked up by whose right the function sets
// a new password, if it leaves the code valid.
func reuses(f *effect.Function) *effect.Effect {
	if f.Has(effect.Recred) == nil && !f.Answers(effect.Recred) {
		return nil
	}
	// Who knows the old password needs no code.
	if f.Has(effect.CheckPass, effect.Consume, effect.Maybe) != nil {
		return nil
	}
	return f.Has(effect.FindOnce)
}

// aboutOnce reports whether an interface's method may use up a one-time code.
func aboutOnce(full string) bool {
	name := full[strings.LastIndex(full, ".")+1:]
	return lexicon.NounOf(name) == lexicon.Once || lexicon.NounOf(name) == lexicon.Session && lexicon.VerbOf(name) != lexicon.Create
}
