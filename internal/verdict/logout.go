package verdict

import (
	"cmp"
	"go/token"
	"slices"
	"sort"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/effect"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// A Logout is a logout that ends no session on the server, or not all that
// the login creates.
type Logout struct {
	Pos     token.Pos
	Name    string
	Idle    bool           // it does not touch the client's side either
	Record  *effect.Effect // the server's record that stays
	JWT     *effect.Effect // where the stateless token is issued
	Able    string         // a method in reach that ends sessions
	Asked   string         // the store, or method, that is asked with what the client presents
	Request *effect.Effect // it adds a cookie to the request, which has no effect
	Forgets *Twin          // a second record, if it removes one
	Cookie  *effect.Effect // a second cookie of the login, if it clears one
	Left    *effect.Effect // a second record of the login, if it ends one
	Cached  *effect.Effect // the cache in which the session goes on that it ends behind it
	Misses  *Misses        // a clearing of the cookie that does not reach it
	Unsaved *effect.Effect // a change of the session that is never saved
	Wished  *effect.Effect // the end of the session, if it is left to the client's wish
	ZeroAge *effect.Effect // the age 0 that it takes for the end of the session
}

// Logouts returns the logouts at fault that are to be judged in this package.
func (s *Package) Logouts() []Logout { return s.logouts }

// logoutsHere judges the package's own functions.
func (s *Package) logoutsHere() []Logout {
	var r []Logout
	seen := map[*ssa.Function]bool{}
	for _, fn := range s.IR.Funcs {
		f := s.Of(fn)
		if f.Role != effect.LogoutRole || seen[s.handler(fn)] {
			continue
		}
		if !s.Entry(fn) && len(s.Callers(fn)) > 0 || fn.Parent() != nil && !s.Entry(fn) {
			continue // its callers are judged
		}
		if slices.ContainsFunc(s.Callers(fn), func(g *ssa.Function) bool { return g != fn && s.Of(g).Role == effect.LogoutRole }) {
			continue // a part of a logout
		}
		if l, ok := s.judgeLogout(fn, f); ok {
			seen[s.handler(fn)] = true
			s.judge(ir.FuncName(s.handler(fn)) + " logout")
			r = append(r, l)
		}
	}
	sort.SliceStable(r, func(i, j int) bool { return r[i].Pos < r[j].Pos })
	return r
}

// handsOn reports whether a logout calls one of another package that has been reported,
// or is to be judged where more is known.
func (s *Package) handsOn(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			call, ok := in.(ssa.CallInstruction)
			if !ok {
				continue
			}
			if f := call.Common().StaticCallee(); f != nil && f.Pkg != nil && f.Pkg.Pkg != s.pass.Pkg {
				name := ir.FuncName(f)
				if s.judged(name+" logout") || slices.ContainsFunc(s.known.Open, func(o Open) bool { return o.Key == name && o.Role == effect.LogoutRole }) {
					return true
				}
			}
		}
	}
	return false
}

// handler is what a logout is reported as: a function literal that is
// registered for a route itself, else the declared function around it.
func (s *Package) handler(fn *ssa.Function) *ssa.Function {
	if len(s.Routes(fn)) > 0 {
		return fn
	}
	return ir.Outermost(fn)
}

// touching are the effects on the client's side of a session.
var touching = []effect.Kind{effect.SetCookie, effect.DropCookie, effect.RequestCookie, effect.Wipe, effect.ZeroAge, effect.Save}

func (s *Package) judgeLogout(fn *ssa.Function, f *effect.Function) (Logout, bool) {
	top := s.handler(fn)
	l := Logout{Pos: top.Pos(), Name: ir.Title(top)}
	if len(s.Routes(top)) > 0 && top.Parent() != nil {
		l.Name = string(s.Routes(top)[0])
	}
	if !l.Pos.IsValid() {
		return l, false
	}
	if l.Forgets = s.twin(fn); l.Forgets != nil {
		return l, true
	}
	if f.Has(effect.Write) != nil && slices.ContainsFunc(f.Effects, func(e effect.Effect) bool { return e.Kind == effect.Find && lexicon.Many(e.Noun) }) {
		return l, false // a list of the user's sessions is read, and something is written back
	}
	if l.Cookie = s.forgottenCookie(f); l.Cookie != nil {
		return l, true
	}
	if l.Misses = s.misses(fn, f); l.Misses != nil {
		return l, true
	}
	if l.Cached = s.forgottenCache(f); l.Cached != nil {
		return l, true
	}
	if l.Left = s.left(f); l.Left != nil {
		return l, true
	}
	if l.Wished = f.Wished(); l.Wished != nil {
		return l, true
	}
	if f.Has(effect.Revoke, effect.Maybe) != nil || s.dropsSession(f.Effects) || unread(f.Effects) {
		return l, false
	}
	if l.Unsaved = s.unsaved(f); l.Unsaved != nil {
		return l, true
	}
	if s.handsOn(fn) { // one weakness is one finding
		return l, false
	}
	if f.Has(effect.Current, effect.Empty) != nil { // what is still open is judged where the store is known
		return l, false
	}
	// An interface's method that nobody in sight implements may end it.
	for _, c := range f.Calls {
		if s.mayEnd(c) {
			return l, false
		}
	}
	if f.Has(effect.SetCookie, effect.DropCookie, effect.RequestCookie, effect.Wipe, effect.ZeroAge, effect.Save, effect.Write) == nil && len(f.Calls) == 0 && !s.Entry(fn) {
		return l, false
	}
	s.evidence(&l, ir.FuncName(top))
	l.Idle = f.Has(touching...) == nil
	if f.Has(effect.SetCookie, effect.DropCookie) == nil {
		l.Request = f.Has(effect.RequestCookie)
	}
	if f.Has(effect.Wipe) == nil {
		l.ZeroAge = f.Has(effect.ZeroAge)
	}
	if !s.toEnd(&l) && l.Idle {
		return l, false
	}
	return l, true
}

// toEnd reports whether there is something to end, as far as can be seen.
func (s *Package) toEnd(l *Logout) bool {
	return l.Record != nil || l.JWT != nil || l.Able != "" || l.Asked != ""
}

// evidence adds what there is to end, as far as it can be seen.
func (s *Package) evidence(l *Logout, full string) {
	if len(s.stores.Client) == 0 { // else there is no record
		l.Record, l.Asked = s.record(), s.Asked()
	}
	if len(s.Module.JWT) > 0 && (s.Verifies() || len(s.stores.Client) == 0) { // else it is another service's
		l.JWT = &s.Module.JWT[0]
	}
	l.Able = cmp.Or(s.able(full, false), s.able(full, true))
}

// record returns where a session is stored, the plainest of what is known:
// what has only learned to be a session's record counts where no token is
// signed.
func (s *Package) record() *effect.Effect {
	for _, kind := range []string{"table ", "type ", "map "} {
		for i := range s.Module.Begins {
			e := &s.Module.Begins[i]
			if name, ok := strings.CutPrefix(e.Noun, kind); ok && (lexicon.NounOf(name) == lexicon.Session || len(s.Module.JWT) == 0) {
				return e
			}
		}
	}
	return nil
}
