package effect

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// An Open is a function that a client calls and whose effects aren't all
// known where it stands: it calls interfaces that are wired to their
// implementations elsewhere. It travels upwards, and is judged by the first
// package that sees both.
type Open struct {
	Name    string // full name
	Role    Role
	Effects []Effect
	Calls   []string // interface methods

	Answered []Kind
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
		f := s.own[fn]
		name := ir.FuncName(ir.Outermost(fn))
		if f == nil || len(f.Calls) == 0 && f.Has(Empty) == nil || !s.Entry(fn) || seen[name] {
			continue
		}
		o := Open{Name: name, Role: f.Role, Answered: f.Answered}
		for _, e := range f.Effects {
			switch e.Kind {
			case Write, Begin, Put, Find, IssueJWT, Unsaved, Save:
				continue // nothing that is judged upwards
			}
			o.Effects = append(o.Effects, e)
		}
		for _, c := range f.Calls {
			if f.Role != NoRole || matters(c) || aboutOnce(c) {
				o.Calls = append(o.Calls, c)
			}
		}
		if len(o.Calls) > 0 || f.Role == LogoutRole {
			seen[name] = true
			r = append(r, o)
		}
	}
	return r
}

// matters reports whether an interface's method may change a credential or
// end a session, by its name.
func matters(full string) bool {
	name := full[strings.LastIndex(full, ".")+1:]
	switch lexicon.NounOf(name) {
	case lexicon.Passwords, lexicon.Account, lexicon.Role, lexicon.Status, lexicon.Factor:
		return lexicon.VerbOf(name) == lexicon.Change || lexicon.VerbOf(name) == lexicon.NoVerb || lexicon.SetsPassword(name)
	}
	return mayAnswer(full)
}

// mayAnswer reports whether what an interface's method or a function value
// does may be the end of sessions: it ends something, or tells others what
// has happened.
func mayAnswer(full string) bool {
	name := full[strings.LastIndex(full, ".")+1:]
	if lexicon.VerbOf(name) == lexicon.End && lexicon.NounOf(name) != lexicon.Once && !lexicon.EndsOther(name) || lexicon.NounOf(name) == lexicon.Watch {
		return true
	}
	return lexicon.Tells(name)
}

// judgeOpen judges the imports' open functions with the implementations that
// can be seen from here.
func (s *Package) judgeOpen() {
	for _, o := range s.Outside.Open {
		effects, complete := s.closure(o)
		f := &Function{Effects: effects}
		if !slices.ContainsFunc(effects, func(e Effect) bool { return e.Kind == Revoke && !e.One }) {
			for _, e := range effects {
				key := e.In + " " + e.Kind.String()
				if !changes(e.Kind) || e.By != "" || s.void(e.Kind) || s.judged(key) || maybe(effects) || s.dropsUsers(effects) || !complete(mayAnswer) {
					continue
				}
				p := Pending{Effect: e}
				if !s.blame(&p) {
					continue
				}
				p.Sibling, p.Able = s.sibling(e), s.able(e.In, true)
				s.judge(key)
				s.pending = append(s.pending, p)
			}
		}
		f.Answered = o.Answered
		if found := reuses(f); found != nil && !s.judged(o.Name+" once") && complete(aboutOnce) && !slices.ContainsFunc(o.Calls, s.keptBehind) {
			p := Pending{Effect: *found}
			p.Effect.In = o.Name
			if s.blame(&p) && !lexicon.Creates(p.Name) {
				s.judge(o.Name + " once")
				s.unconsumed = append(s.unconsumed, p)
			}
		}
		key := o.Name + " logout"
		if o.Role == LogoutRole && s.settle(f.Effects) && f.Has(Revoke, Current, Maybe) == nil && !s.dropsSession(f.Effects) && !s.judged(key) && complete(mayEnd) && o.deferred() {
			p := Pending{Effect: Effect{In: o.Name}}
			if s.blame(&p) {
				s.judge(key)
				l := Logout{Pos: p.Pos, Name: p.Name}
				s.evidence(&l, o.Name)
				s.logouts = append(s.logouts, l)
			}
		}
	}
	slices.Sort(s.Outside.Judged)
}

// answersBehind notes the changes of credentials that are made good behind an
// interface whose implementations are in sight only here: siblings of those that
// aren't.
func (s *Package) answersBehind() {
	opens := s.Outside.Open
	for _, fn := range s.IR.Funcs {
		if f := s.own[fn]; f != nil && len(f.Calls) > 0 {
			opens = append(opens[:len(opens):len(opens)], Open{Effects: f.Effects, Calls: f.Calls})
		}
	}
	for _, o := range opens {
		if !slices.ContainsFunc(o.Effects, func(e Effect) bool { return changes(e.Kind) }) || !anyCall(o.Calls, mayAnswer) {
			continue
		}
		effects, _ := s.closure(o)
		i := slices.IndexFunc(effects, func(e Effect) bool { return e.Kind == Revoke && !e.One })
		if i < 0 {
			continue
		}
		for _, e := range o.Effects {
			if changes(e.Kind) && e.In != "" {
				s.Outside.Answers = append(s.Outside.Answers, Answer{Name: e.In, Kind: e.Kind, By: effects[i]})
			}
		}
	}
	s.Outside.Answers = tidyAnswers(s.Outside.Answers)
}

// deferred reports whether a logout could not be judged where it stands.
func (o *Open) deferred() bool {
	return anyCall(o.Calls, mayEnd) || slices.ContainsFunc(o.Effects, func(e Effect) bool { return e.By != "" || e.Kind == Empty })
}

func maybe(es []Effect) bool {
	return slices.ContainsFunc(es, func(e Effect) bool { return e.Kind == Maybe })
}

func anyCall(calls []string, f func(string) bool) bool { return slices.ContainsFunc(calls, f) }

// closure joins an open function's effects with those of the implementations
// of what it calls, through further interfaces. complete tells whether every
// call of those that a predicate picks has an implementation in sight.
func (s *Package) closure(o Open) ([]Effect, func(func(string) bool) bool) {
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
		for _, f := range s.implementing(call) {
			known = true
			for _, e := range f.Effects {
				if e.Kind == Drop && s.voids(e.Noun) {
					e.Kind = Revoke
				}
				if changes(e.Kind) && !blamable(e.In) {
					e.In = o.Name
				}
				effects = append(effects, e)
			}
			queue = append(queue, f.Calls...)
		}
		if !known {
			missing = append(missing, call)
		}
	}
	// What a name promises is believed only where nobody sees what it names.
	open := func(call string) bool { return len(s.implementing(call)) == 0 }
	kept := effects[:0]
	for _, e := range effects {
		if e.By != "" && !slices.ContainsFunc(strings.Fields(e.By), open) {
			if !changes(e.Kind) {
				continue
			}
			e.By = ""
		}
		kept = append(kept, e)
	}
	effects = kept
	return effects, func(pick func(string) bool) bool { return !anyCall(missing, pick) }
}

// implementing returns what is known of the methods that may implement an
// interface's method.
func (s *Package) implementing(call string) []*Function {
	var r []*Function
	for _, obj := range s.resolve(call) {
		f := s.fact(obj)
		if fn := s.declared(obj); f == nil && fn != nil {
			f = s.own[fn]
		}
		if f != nil {
			r = append(r, f)
		}
	}
	return r
}

// keptBehind reports whether an interface's method is that of a store whose
// codes are never used up, which has been said there.
func (s *Package) keptBehind(call string) bool {
	for _, obj := range s.resolve(call) {
		if s.judged(obj.FullName() + keptKey) {
			return true
		}
	}
	return false
}

// declared returns the package's own function for an object.
func (s *Package) declared(obj *types.Func) *ssa.Function {
	if obj.Pkg() != s.pass.Pkg {
		return nil
	}
	return s.IR.SSA.Prog.FuncValue(obj)
}

// resolve returns the methods that may implement an interface's method, given
// by its full name "(path.Type).Method".
func (s *Package) resolve(full string) []*types.Func {
	if r, ok := s.resolved[full]; ok {
		return r
	}
	var r []*types.Func
	if iface := s.iface(full); iface != nil {
		name := full[strings.LastIndex(full, ".")+1:]
		for _, fn := range s.local[name] {
			if obj, ok := fn.Object().(*types.Func); ok && ir.Implements(fn.Signature.Recv().Type(), iface) {
				r = append(r, obj)
			}
		}
		for _, obj := range s.methods[name] {
			if ir.Implements(obj.Signature().Recv().Type(), iface) {
				r = append(r, obj)
			}
		}
		if m, _, _ := types.LookupFieldOrMethod(iface, false, nil, name); m != nil {
			r = append(r, s.hidden.Implementations(m.(*types.Func))...)
		}
	}
	s.resolved[full] = r
	return r
}

// iface finds the interface type of a method's full name in the packages that
// can be seen.
func (s *Package) iface(full string) *types.Interface {
	end := strings.LastIndex(full, ")")
	if !strings.HasPrefix(full, "(") || end < 0 {
		return nil
	}
	typ := full[1:end]
	dot := strings.LastIndex(typ, ".")
	if dot < 0 {
		return nil
	}
	pkg := s.visible()[typ[:dot]]
	if pkg == nil {
		return nil
	}
	t := ir.NamedType(pkg, typ[dot+1:])
	if t == nil {
		return nil
	}
	i, _ := t.Underlying().(*types.Interface)
	return i
}

// visible returns the packages that can be seen from here, by path.
func (s *Package) visible() map[string]*types.Package {
	if s.seen == nil {
		s.seen = ir.Visible(s.pass.Pkg)
	}
	return s.seen
}
