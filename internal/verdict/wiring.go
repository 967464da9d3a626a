package verdict

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/effect"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/route"
)

// An Open is a function that a client calls and whose effects aren't all
// known where it stands: it calls interfaces that are wired to their
// implementations elsewhere. It travels upwards, and is judged by the first
// package that sees both.
type Open struct {
	Name    string // full name
	Key     string // the same, or the name of the literal that is registered for a route
	Role    effect.Role
	Effects []effect.Effect
	Calls   []string // interface methods

	Answered []effect.Kind
}

// Limits of what travels.
const (
	maxOpen     = 200
	maxResolved = 200
)

// opens returns the package's own functions that are still open.
func (s *Package) opens() []Open {
	var r []Open
	seen := map[string]bool{}
	for _, fn := range s.IR.Funcs {
		f := s.Of(fn)
		o := Open{Name: ir.FuncName(ir.Outermost(fn)), Key: ir.FuncName(s.handler(fn)), Role: f.Role, Answered: f.Answered}
		if len(f.Calls) == 0 && f.Has(effect.Empty) == nil && !wired(fn, f) && !s.waits(f) || !s.Entry(fn) || seen[o.Key] || f.Role == effect.LogoutRole && s.handsOn(fn) {
			continue
		}
		for _, e := range f.Effects {
			switch e.Kind {
			case effect.Write:
				if e.Noun != effect.Unread {
					continue
				}
			case effect.Begin, effect.Put, effect.Find, effect.IssueJWT, effect.Unsaved, effect.Save:
				continue // nothing that is judged upwards
			}
			o.Effects = append(o.Effects, e)
		}
		for _, c := range f.Calls {
			if slices.Contains(f.Apart, c) && !aboutOnce(c) {
				continue
			}
			if f.Role != effect.NoRole || s.matters(c) || aboutOnce(c) {
				o.Calls = append(o.Calls, c)
			}
		}
		if len(o.Calls) > 0 || f.Role == effect.LogoutRole || wired(fn, f) || s.waits(f) {
			seen[o.Key] = true
			r = append(r, o)
		}
	}
	return r
}

// wired reports whether a function may be a logout by what a package above knows of
// it: where it is registered, or that there is something to end.
func wired(fn *ssa.Function, f *effect.Function) bool {
	return fn.Parent() == nil && (f.Role == effect.LogoutRole || f.Role == effect.NoRole && f.Has(effect.DropCookie, effect.SetCookie, effect.Wipe, effect.ZeroAge) != nil)
}

// waits reports whether a function makes a change of which only a package above may
// know that it calls for an end of sessions: another function that makes one like it
// ends them, or there are sessions at all, which aren't in sight here.
func (s *Package) waits(f *effect.Function) bool {
	return slices.ContainsFunc(f.Effects, func(e effect.Effect) bool { return e.Kind.Changes() && (e.Kind != effect.Recred || !s.sessions) })
}

// leaves judges a logout whose role, or whose end of the session, is in sight only
// here.
func (s *Package) leaves(o Open, f *effect.Function, complete func(func(string) bool) bool) (Logout, bool) {
	role := o.Role
	if routes := s.registered[o.Name]; role == effect.NoRole && len(routes) > 0 && !slices.ContainsFunc(routes, func(r route.Route) bool { return !logsOut(r) }) {
		role = effect.LogoutRole
	}
	key := o.Key + " logout"
	if role != effect.LogoutRole || s.judged(key) || !s.settle(f.Effects) || !complete(s.mayEnd) ||
		f.Has(effect.Revoke, effect.Current, effect.Maybe) != nil || s.dropsSession(f.Effects) || unread(f.Effects) {
		return Logout{}, false
	}
	p := Pending{Effect: effect.Effect{In: o.Name}}
	if !s.blame(&p) {
		return Logout{}, false
	}
	l := Logout{Pos: p.Pos, Name: p.Name, Idle: f.Has(touching...) == nil}
	s.evidence(&l, o.Name)
	if !s.deferred(o) && (role == o.Role && l.Asked == "" || !s.toEnd(&l)) {
		return Logout{}, false
	}
	s.judge(key)
	return l, true
}

// logsOut reports whether clients end their session at a route.
func logsOut(r route.Route) bool {
	method, _, _ := strings.Cut(string(r), " ")
	return lexicon.Logout(strings.ReplaceAll(r.Words(), "-", "_")) || lexicon.LogoutRoute(method, r.Path())
}

// matters reports whether an interface's method may change a credential or
// end a session, by its name.
func (s *Package) matters(full string) bool {
	name := full[strings.LastIndex(full, ".")+1:]
	switch lexicon.NounOf(name) {
	case lexicon.Passwords, lexicon.Account, lexicon.Role, lexicon.Status, lexicon.Factor:
		return lexicon.VerbOf(name) == lexicon.Change || lexicon.VerbOf(name) == lexicon.NoVerb || lexicon.SetsPassword(name)
	}
	return effect.MayAnswer(full) || s.Unsaid(full)
}

// mayAnswer reports whether an interface's method that nobody in sight implements
// may end the user's sessions: its name says so, or says nothing and there may be
// somebody above who sees what is behind it.
func (s *Package) mayAnswer(full string) bool {
	return effect.MayAnswer(full) || !s.last() && s.Unsaid(full)
}

// mayEnd does the same for the session at hand.
func (s *Package) mayEnd(full string) bool {
	return effect.MayEnd(full) || !s.last() && s.Unsaid(full)
}

// last reports whether nobody can import the package, and see more than it does.
func (s *Package) last() bool { return s.pass.Pkg.Name() == "main" }

// judgeOpen judges the imports' open functions with the implementations that
// can be seen from here.
func (s *Package) judgeOpen() {
	for _, o := range s.known.Open {
		effects, complete := s.closure(o)
		f := &effect.Function{Effects: effects}
		if s.sessions && !slices.ContainsFunc(effects, func(e effect.Effect) bool { return e.Kind == effect.Revoke && !e.One }) {
			doubt := maybe(effects) || s.dropsUsers(effects) || !complete(s.mayAnswer)
			for _, e := range effects {
				key := keyOf(e)
				if !e.Kind.Changes() || e.By != "" || e.Depends() || s.VoidAfter(e.Kind) || s.judged(key) || doubt && !e.Alone {
					continue
				}
				p := Pending{Effect: e}
				if !s.blame(&p) {
					continue
				}
				p.Sibling, p.Able = s.sibling(e), s.able(e.In, true)
				if e.Kind != effect.Recred && p.Sibling == nil {
					continue
				}
				s.judge(key)
				s.pending = append(s.pending, p)
			}
		}
		f.Answered = o.Answered
		if found := reuses(f); found != nil && !s.judged(o.Key+" once") && complete(aboutOnce) && !slices.ContainsFunc(o.Calls, s.keptBehind) {
			p := Pending{Effect: *found}
			p.Effect.In = o.Name
			if s.blame(&p) && !lexicon.Creates(p.Name) {
				s.judge(o.Key + " once")
				s.unconsumed = append(s.unconsumed, p)
			}
		}
		if l, ok := s.leaves(o, f, complete); ok {
			s.logouts = append(s.logouts, l)
		}
	}
	slices.Sort(s.known.Judged)
}

// answersBehind notes the changes of credentials that are made good behind an
// interface whose implementations are in sight only here: siblings of those that
// aren't.
func (s *Package) answersBehind() {
	opens := s.known.Open
	for _, fn := range s.IR.Funcs {
		if f := s.Of(fn); len(f.Calls) > 0 {
			opens = append(opens[:len(opens):len(opens)], Open{Effects: f.Effects, Calls: f.Calls})
		}
	}
	for _, o := range opens {
		if !slices.ContainsFunc(o.Effects, func(e effect.Effect) bool { return e.Kind.Changes() }) || !anyCall(o.Calls, func(c string) bool { return effect.MayAnswer(c) || s.Unsaid(c) }) {
			continue
		}
		effects, _ := s.closure(o)
		i := slices.IndexFunc(effects, func(e effect.Effect) bool { return e.Kind == effect.Revoke && !e.One })
		if i < 0 {
			continue
		}
		for _, e := range o.Effects {
			if e.Kind.Changes() && e.In != "" {
				s.known.Answers = append(s.known.Answers, Answer{Name: e.In, Kind: e.Kind, By: effects[i]})
			}
		}
	}
	s.known.Answers = tidyAnswers(s.known.Answers)
}

// deferred reports whether a logout could not be judged where it stands.
func (s *Package) deferred(o Open) bool {
	return anyCall(o.Calls, func(c string) bool { return effect.MayEnd(c) || s.Unsaid(c) }) || slices.ContainsFunc(o.Effects, func(e effect.Effect) bool { return e.By != "" || e.Kind == effect.Empty })
}

func maybe(es []effect.Effect) bool {
	return slices.ContainsFunc(es, func(e effect.Effect) bool { return e.Kind == effect.Maybe })
}

func anyCall(calls []string, f func(string) bool) bool { return slices.ContainsFunc(calls, f) }

// closure joins an open function's effects with those of the implementations
// of what it calls, through further interfaces. complete tells whether every
// call of those that a predicate picks has an implementation in sight.
func (s *Package) closure(o Open) ([]effect.Effect, func(func(string) bool) bool) {
	effects := slices.Clone(o.Effects)
	var missing []string
	seen := map[string]bool{}
	queue := slices.Clone(o.Calls)
	for len(queue) > 0 && len(seen) < maxResolved {
		call := queue[0]
		queue = queue[1:]
		if seen[call] {
			continue
		}
		seen[call] = true
		known := false
		for _, f := range s.Behind(call) {
			known = true
			for _, e := range f.Effects {
				if e.Kind == effect.Drop && s.Voids(e.Noun) {
					e.Kind = effect.Revoke
				}
				if e.Kind.Changes() && !effect.Blamable(e.In) {
					e.In = o.Name
				}
				effects = append(effects, e)
			}
			if (effect.MayAnswer(call) || s.Unsaid(call)) && opaque(f.Effects) {
				effects = append(effects, effect.Effect{Kind: effect.Maybe})
			}
			queue = append(queue, f.Calls...)
		}
		if !known {
			missing = append(missing, call)
		}
	}
	// What a name promises is believed only where nobody sees what it names.
	open := func(call string) bool { return len(s.Behind(call)) == 0 }
	kept := effects[:0]
	for _, e := range effects {
		if e.By != "" && !slices.ContainsFunc(strings.Fields(e.By), open) {
			if !e.Kind.Changes() {
				continue
			}
			e.By = ""
		}
		kept = append(kept, e)
	}
	effects = kept
	return effects, func(pick func(string) bool) bool { return !anyCall(missing, pick) }
}

// keptBehind reports whether an interface's method is that of a store whose
// codes are never used up, which has been said there.
func (s *Package) keptBehind(call string) bool {
	own, others := s.Dispatch.Behind(call)
	return slices.ContainsFunc(own, func(fn *ssa.Function) bool { return s.judged(ir.FuncName(fn) + keptKey) }) ||
		slices.ContainsFunc(others, func(obj *types.Func) bool { return s.judged(obj.FullName() + keptKey) })
}
