package verdict

import (
	"go/token"
	"go/types"
	"slices"
	"sort"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/effect"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/names"
	"github.com/sessionlint/sessionlint/internal/origin"
)

// A Pending is a change of a credential after which nothing ends the user's
// sessions, seen from a function that nobody in the package calls.
type Pending struct {
	Effect  effect.Effect
	Pos     token.Pos      // of the function to blame
	Name    string         // its name
	Top     *ssa.Function  // from where it was judged
	Sibling *Answer        // a function that does the same and ends sessions
	Able    string         // a method in reach that ends sessions
	Left    *effect.Effect // the records that it leaves, where it ends others
}

// An Answer is a function that changes a credential and ends the user's
// sessions.
type Answer struct {
	Name string // full name
	Kind effect.Kind
	By   effect.Effect // what ends the sessions
}

// Unanswered returns the changes of credentials that are to be judged in this
// package, each once. A change in a function that others call is theirs to
// answer; one in a function that nobody calls yet is judged where somebody
// does, unless it is what a client calls, or its siblings show that sessions
// are ended at this height of the program.
func (s *Package) Unanswered() []Pending { return s.pending }

// judgeHere judges the package's own functions.
func (s *Package) judgeHere() []Pending {
	var r []Pending
	for _, fn := range s.IR.Funcs {
		f := s.Of(fn)
		if !s.judgedHere(fn) || s.Creates(fn) {
			continue
		}
		given := s.Entry(fn) && len(s.Callers(fn)) == 0 // what its parameters are, the client decides
		doubt := maybe(f.Effects) || s.dropsUsers(f.Effects) || anyCall(f.Beside(), s.mayAnswer)
		for _, e := range f.Effects {
			if !s.sessions {
				break // none to end, as far as can be seen here
			}
			key := keyOf(e)
			literal := s.isRoute(fn, e)
			if literal {
				key = string(s.Routes(fn)[0]) + " " + key
			}
			if !e.Kind.Changes() || doubt && !e.Alone || e.By != "" || e.Held > 0 || e.When.Only && !given || s.VoidAfter(e.Kind) || e.Kind == effect.Remove && effect.StoreLayer(e.In) || s.judged(key) {
				continue
			}
			p := Pending{Effect: e, Top: fn}
			if !s.blame(&p) {
				continue
			}
			if literal {
				p.Pos, p.Name = fn.Pos(), string(s.Routes(fn)[0])
			}
			p.Sibling = s.sibling(e)
			p.Able = s.able(p.Effect.In, true)
			if p.Sibling == nil && (!s.Entry(fn) || e.Kind != effect.Recred) { // whoever calls it may end the sessions, or know a sibling
				continue
			}
			s.judge(key)
			r = append(r, p)
		}
		if p, ok := s.partial(fn, f); ok && !doubt {
			r = append(r, p)
		}
	}
	sort.SliceStable(r, func(i, j int) bool { return r[i].Pos < r[j].Pos })
	return r
}

// isRoute reports whether the function to blame is the one around fn, which is a
// literal of several that are registered there: then it is the literal.
func (s *Package) isRoute(fn *ssa.Function, e effect.Effect) bool {
	return fn.Parent() != nil && len(s.Routes(fn)) > 0 && e.In == ir.FuncName(ir.Outermost(fn))
}

// partial judges a function that ends some of the user's sessions with a new
// password, and leaves those of another kind.
func (s *Package) partial(fn *ssa.Function, f *effect.Function) (Pending, bool) {
	if !f.Answers(effect.Recred) || fn.Parent() != nil || !s.Entry(fn) {
		return Pending{}, false
	}
	left := s.left(f)
	key := ir.FuncName(fn) + " partial"
	if left == nil || s.judged(key) || !fn.Pos().IsValid() {
		return Pending{}, false
	}
	s.judge(key)
	return Pending{Effect: effect.Effect{Kind: effect.Recred, In: ir.FuncName(fn)}, Pos: fn.Pos(), Name: fn.Name(), Top: fn, Left: left}, true
}

// keyOf names a change, for what has been reported.
func keyOf(e effect.Effect) string { return e.In + " " + e.Kind.String() }

// judged reports whether a package has said something about a function.
func (s *Package) judged(key string) bool { return slices.Contains(s.known.Judged, key) }

func (s *Package) judge(key string) { s.known.Judged = append(s.known.Judged, key) }

// judgedHere reports whether nobody in the package stands above fn who could
// do what it leaves undone.
func (s *Package) judgedHere(fn *ssa.Function) bool {
	if s.Entry(fn) {
		return true
	}
	if fn.Parent() != nil {
		return !s.Runs(fn) // whoever gets it runs it
	}
	for _, g := range s.Callers(fn) {
		if ir.Outermost(g) != fn {
			return false
		}
	}
	return true
}

// blame finds the function that the effect names, here or in an imported
// package.
func (s *Package) blame(p *Pending) bool {
	p.Name = p.Effect.In
	for _, fn := range s.IR.Funcs {
		if ir.Outermost(fn) == fn && ir.FuncName(fn) == p.Effect.In {
			p.Pos, p.Name = fn.Pos(), ir.Title(fn)
			return p.Pos.IsValid()
		}
	}
	if obj := s.Dispatch.Function(p.Effect.In); obj != nil {
		p.Pos, p.Name = obj.Pos(), obj.Name()
		return p.Pos.IsValid()
	}
	if obj := ir.Find(s.Dispatch.Visible(), p.Effect.In); obj != nil && obj.Pkg() != s.pass.Pkg { // that only makes a handler
		p.Pos, p.Name = obj.Pos(), obj.Name()
		return p.Pos.IsValid()
	}
	if h := s.Module.Hidden.Find(p.Effect.In); h != nil {
		p.Pos, p.Name = s.hidden.Pos(h.At), h.Func[strings.LastIndex(h.Func, ".")+1:]
		return p.Pos.IsValid()
	}
	return false
}

// sibling finds a function that makes a change of the same kind, or of
// another kind in the same type, and ends sessions.
func (s *Package) sibling(e effect.Effect) *Answer {
	var other *Answer
	rank := 4 // the smaller the nearer
	for i := range s.known.Answers {
		a := &s.known.Answers[i]
		if !s.keeps(a.By) {
			continue
		}
		if (e.Kind == effect.Remove || e.Kind == effect.Rerole && strings.HasPrefix(e.Noun, "table ")) && a.Kind != e.Kind && a.Kind != effect.Restatus {
			continue // sessions are mostly looked up with their user, and the roles
		}
		r := 4
		switch same := sameOwner(a.Name, e.In); {
		case a.Name == e.In:
			if a.Kind != e.Kind {
				r = 0 // in another branch
			}
		case same && a.Kind == e.Kind:
			r = 1
		case same:
			r = 2
		case a.Kind == e.Kind && e.Kind == effect.Recred:
			r = 3
		}
		if r < rank {
			rank, other = r, a
		}
	}
	return other
}

// keeps reports whether the methods that an effect rests on keep what their
// names promise, as far as can be seen.
func (s *Package) keeps(e effect.Effect) bool {
	if e.By == "" {
		return true
	}
	for _, call := range strings.Fields(e.By) {
		fs := s.Behind(call)
		if len(fs) == 0 || slices.ContainsFunc(fs, func(f *effect.Function) bool { return f.Has(e.Kind) != nil }) {
			return true
		}
	}
	return false
}

// sameOwner reports whether two functions are of the same type or package.
func sameOwner(a, b string) bool { return owner(a) == owner(b) }

func owner(full string) string { return full[:strings.LastIndex(full, ".")] }

// able names a method in reach of the function that ends sessions, all of a
// user's or one: of its receiver's type or of one of the receiver's fields.
func (s *Package) able(full string, many bool) string {
	var recv types.Type
	for _, fn := range s.IR.Funcs {
		if fn.Parent() == nil && ir.FuncName(fn) == full && fn.Signature.Recv() != nil {
			recv = fn.Signature.Recv().Type()
		}
	}
	if recv == nil {
		if obj := s.Dispatch.Function(full); obj != nil && obj.Signature().Recv() != nil {
			recv = obj.Signature().Recv().Type()
		}
	}
	if recv == nil {
		return ""
	}
	if m := s.ending(recv, many); m != "" {
		return m
	}
	if p, ok := recv.Underlying().(*types.Pointer); ok {
		recv = p.Elem()
	}
	st, ok := recv.Underlying().(*types.Struct)
	if !ok {
		return ""
	}
	for i := range st.NumFields() {
		if m := s.ending(st.Field(i).Type(), many); m != "" {
			return m
		}
	}
	return ""
}

// ending names a method of a type that ends all of a user's sessions, or one.
func (s *Package) ending(t types.Type, many bool) string {
	n := ir.TypePath(t)
	if n == "" || origin.Std(n[:strings.LastIndex(n, ".")+1]) {
		return ""
	}
	if i := strings.LastIndex(n, "."); i > 0 && catalog.Default().Covered(n[:i]) {
		return ""
	}
	ms := types.NewMethodSet(t)
	if _, pointer := types.Unalias(t).(*types.Pointer); !pointer && !types.IsInterface(t) {
		ms = types.NewMethodSet(types.NewPointer(t))
	}
	for i := range ms.Len() {
		name := ms.At(i).Obj().Name()
		if pkg := ms.At(i).Obj().Pkg(); pkg != nil && catalog.Default().Covered(pkg.Path()) {
			continue // an embedded controller's
		}
		if lexicon.VerbOf(name) == lexicon.End && s.Noun(name) == lexicon.Session && !lexicon.Outdated(name) {
			if whose, which := asks(ms.At(i).Obj().Type()); whose && many == (lexicon.Many(name) && !which) {
				return names.Type(t) + "." + name
			}
		}
	}
	return ""
}

// asks reports whether a method that ends sessions is told whose, for one that
// isn't ends everybody's, and which one.
func asks(t types.Type) (whose, which bool) {
	for p := range t.(*types.Signature).Params().Variables() {
		if ir.TypePath(p.Type()) == "context.Context" {
			continue
		}
		whose = true
		which = which || lexicon.NounOf(p.Name()) == lexicon.Session
	}
	return whose, which
}

// hasSessions reports whether the program has sessions to end, as far as can be
// seen from the package: it or its imports create, look up or sign them, or
// name them.
func (s *Package) hasSessions() bool {
	if len(s.Module.Begins)+len(s.Module.Finds)+len(s.Module.JWT) > 0 {
		return true
	}
	for _, p := range append(s.pass.Pkg.Imports(), s.pass.Pkg) {
		if l := strings.ToLower(p.Path()); strings.Contains(l, "session") || strings.Contains(l, "jwt") || strings.Contains(l, "securecookie") {
			return true
		}
		if !s.InModule(p.Path()) {
			continue // a database's library has sessions, too
		}
		for _, name := range p.Scope().Names() {
			if lexicon.NounOf(name) == lexicon.Session || lexicon.Logout(name) {
				return true
			}
		}
	}
	return false
}
