package effect

import (
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
)

// An Unlimited is a login that opens sessions which nobody counts, lists or
// ends.
type Unlimited struct {
	Pos   token.Pos
	Name  string
	Begin Effect // where the session's record is created
}

// Unlimited returns the package's logins that open sessions, if no function in
// sight ends all of a user's sessions or lists them.
func (s *Package) Unlimited() []Unlimited {
	if s.overview() {
		return nil
	}
	var r []Unlimited
	seen := map[*ssa.Function]bool{}
	for _, fn := range s.IR.Funcs {
		f := s.own[fn]
		top := s.handler(fn)
		if f == nil || f.Role != LoginRole || seen[top] || !s.judgedHere(fn) || !top.Pos().IsValid() {
			continue
		}
		e := f.Has(Begin)
		if e == nil || s.able(ir.FuncName(ir.Outermost(fn)), true) != "" || s.displaces(fn) {
			continue
		}
		seen[top] = true
		l := Unlimited{top.Pos(), top.Name(), *e}
		if top.Parent() != nil {
			l.Name = string(s.routes[top][0])
		}
		r = append(r, l)
	}
	return r
}

// overview reports whether anything in sight ends or lists all sessions of a
// user.
func (s *Package) overview() bool {
	if len(s.Outside.Answers) > 0 {
		return true
	}
	for _, fn := range s.IR.Funcs {
		f := s.own[fn]
		if f == nil {
			continue
		}
		for _, e := range f.Effects {
			if e.Kind == Revoke && e.Many {
				return true
			}
		}
	}
	return false
}
