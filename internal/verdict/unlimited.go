package verdict

import (
	"go/token"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/effect"
	"github.com/sessionlint/sessionlint/internal/ir"
)

// An Unlimited is a login that opens sessions which nobody counts, lists or
// ends.
type Unlimited struct {
	Pos   token.Pos
	Name  string
	Begin effect.Effect // where the session's record is created
}

// An OpenLogin is one of a package that others use: whether anything limits its
// sessions is known where the program comes together.
type OpenLogin struct {
	Name  string // what the finding calls it
	File  string // its package's path and its file's name
	Line  int
	Begin effect.Effect
}

// Unlimited returns the logins that open sessions and are to be judged here, if
// no function in sight ends all of a user's sessions or lists them: those of
// the program whose package main this is.
func (s *Package) Unlimited() []Unlimited {
	if s.known.Overview || s.pass.Pkg.Name() != "main" {
		return nil
	}
	r := s.unlimited()
	for _, o := range tidyOpenLogins(s.known.Unlimited) { // several imports tell of one
		if pos := ir.Pos(s.pass, o.File, o.Line); pos.IsValid() {
			r = append(r, Unlimited{pos, o.Name, o.Begin})
		}
	}
	return r
}

// unlimited returns the package's own logins that open sessions.
func (s *Package) unlimited() []Unlimited {
	var r []Unlimited
	seen := map[*ssa.Function]bool{}
	for _, fn := range s.IR.Funcs {
		f := s.Of(fn)
		top := s.handler(fn)
		if seen[top] || !s.judgedHere(fn) || !top.Pos().IsValid() {
			continue
		}
		var e *effect.Effect
		if f.Role == effect.LoginRole || f.Has(effect.CheckPass) != nil && s.Entry(fn) && !changes(f) {
			if e = f.Has(effect.Begin); e == nil {
				e = s.startsBehind(f)
			}
		}
		if e == nil {
			e = s.opensUnderID(fn, f)
		}
		if e == nil || s.toldBelow(*e) || s.able(ir.FuncName(ir.Outermost(fn)), true) != "" || s.displaces(fn) {
			continue
		}
		seen[top] = true
		l := Unlimited{top.Pos(), top.Name(), *e}
		if len(s.Routes(top)) > 0 && top.Parent() != nil {
			l.Name = string(s.Routes(top)[0])
		}
		r = append(r, l)
	}
	return r
}

// toldBelow reports whether a login of an imported package creates the record: who
// calls that one needs no finding of its own.
func (s *Package) toldBelow(e effect.Effect) bool {
	for _, p := range s.pass.Pkg.Imports() {
		var m Module
		if s.pass.ImportPackageFact(p, &m) && slices.ContainsFunc(m.Unlimited, func(o OpenLogin) bool { return o.Begin.At.Place() == e.At.Place() }) {
			return true
		}
	}
	return false
}

// changes reports whether a function changes a credential or what a user may do.
func changes(f *effect.Function) bool {
	return slices.ContainsFunc(f.Effects, func(e effect.Effect) bool { return e.Kind.Changes() })
}

// startsBehind returns the record that a login creates through an interface whose
// implementations come in sight here, or nil.
func (s *Package) startsBehind(f *effect.Function) *effect.Effect {
	for _, call := range f.Calls {
		for _, g := range s.Behind(call) {
			for i := range g.Effects {
				if e := &g.Effects[i]; e.Kind == effect.Begin || e.Kind == effect.Put && slices.Contains(s.Opened(), e.Noun) {
					return e
				}
			}
		}
	}
	return nil
}

// openLogins are the package's own logins for whoever imports it.
func (s *Package) openLogins() []OpenLogin {
	var r []OpenLogin
	for _, l := range s.unlimited() {
		file, line := ir.Place(s.pass, l.Pos)
		r = append(r, OpenLogin{l.Name, file, line, l.Begin})
	}
	return r
}

func tidyOpenLogins(ls []OpenLogin) []OpenLogin {
	slices.SortStableFunc(ls, func(a, b OpenLogin) int {
		if c := strings.Compare(a.File, b.File); c != 0 {
			return c
		}
		return a.Line - b.Line
	})
	ls = slices.CompactFunc(ls, func(a, b OpenLogin) bool { return a.File == b.File && a.Line == b.Line })
	return ls[:min(len(ls), maxListed)]
}

// overview reports whether anything in the package ends or lists all sessions
// of a user.
func (s *Package) overview() bool {
	if s.OneEach() {
		return true
	}
	for _, fn := range s.IR.Funcs {
		for _, e := range s.Of(fn).Effects {
			if (e.Kind == effect.Revoke || e.Kind == effect.Find) && e.Many {
				return true
			}
		}
	}
	return false
}

// displaces reports whether a login, or what it calls, ends another session of
// the user than the one at hand.
func (s *Package) displaces(login *ssa.Function) bool {
	reached := map[*ssa.Function]bool{}
	s.walk(login, reached, func(*ssa.CallCommon) {})
	for fn := range reached {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				if call, ok := in.(ssa.CallInstruction); ok && s.EndsOther(fn, call) {
					return true
				}
			}
		}
	}
	return false
}
