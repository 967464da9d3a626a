// Package effect says what a function does to sessions and credentials: which
// records it creates, reads and ends, whether it gives a user a new password,
// writes or clears cookies, issues tokens. Effects travel through calls, also
// those behind interfaces, and across packages as facts, so that it can
// be told what a handler does not do.
package effect

import (
	"fmt"
	"go/types"
	"slices"
	"sort"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/dispatch"
	"github.com/sessionlint/sessionlint/internal/hidden"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/names"
	"github.com/sessionlint/sessionlint/internal/route"
	"github.com/sessionlint/sessionlint/internal/stores"
	"github.com/sessionlint/sessionlint/internal/summary"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// A Kind is what is done.
type Kind int

// The kinds of effects.
const (
	None          Kind = iota
	Write              // something is stored, changed or deleted
	Begin              // a session or token record is created
	Find               // a session or token record is looked up
	Revoke             // a session or token record is ended, or made void by a version, date or list
	Current            // only the session of the request is ended
	Consume            // a one-time code is used up
	FindOnce           // a one-time code is looked up
	Recred             // a user gets a new password
	Rerole             // a user's role changes
	Restatus           // a user is disabled or locked
	Refactor           // a user's second factor changes
	Remove             // a user is deleted
	SetCookie          // a cookie is written
	DropCookie         // a cookie is cleared
	RequestCookie      // a cookie is added to a request, where no client sees it
	IssueJWT           // a token is signed
	CheckPass          // a password is verified
	Wipe               // values of the request's session are removed, which is kept in a cookie
	Empty              // they are, and it isn't known yet where that is kept; the noun is the library
	Unsaved            // the request's session is changed, which has no effect until it is saved
	Save               // the request's session is saved
	ZeroAge            // its cookie gets the age 0, which ends nothing
	Drop               // something is ended of which the name does not say whether it is a session
	Put                // something is stored of which the name does not say whether it is a session
	Maybe              // somebody unknown is told, who may end the sessions
)

func (k Kind) String() string {
	return [...]string{"none", "write", "begin", "find", "revoke", "current", "consume", "find-once", "recred", "rerole", "restatus", "refactor", "remove", "set-cookie", "drop-cookie", "request-cookie", "issue-jwt", "check-pass", "wipe", "empty", "unsaved", "save", "zero-age", "drop", "put", "maybe"}[k]
}

// Changes reports whether a credential changes, or what a user may do: what
// calls for an end of the user's sessions.
func (k Kind) Changes() bool {
	return k == Recred || k == Rerole || k == Restatus || k == Refactor || k == Remove
}

// Unread is the noun of a Write by a statement whose text can't be read.
const Unread = "unread"

// An Effect is one thing that a function does, itself or through a callee.
type Effect struct {
	Kind Kind
	Noun string     // the record: "table sessions", "type Session", "key user:token:"
	Many bool       // all of a user's records
	In   string     // full name of the function to blame, for Recred and its like
	At   trace.Step // where it is done

	Reach Reach  // of a cookie
	Hangs bool   // the record names the session that it belongs to
	One   bool   // of Revoke: nothing but the session at hand
	Of    int    // of Recred: 1 + the parameter whose record has the password, if it has one
	Held  int    // of the other changes: 1 + the parameter whose record it is made in and not stored
	From  int    // of Recred: 1 + the parameter that is the new password
	When  Guard  // the parameter on which it depends, of ends and changes
	Alone bool   // of a change: on no path with it does the function do anything that may end sessions
	By    string // full names of the interfaces' methods that may do this, of which only a name says so
}

func (e Effect) key() string {
	return fmt.Sprint(int(e.Kind), e.Noun, e.In, e.Many, e.Reach, e.By, e.Of, e.Held, e.From, e.One, e.When, e.Alone)
}

// Depends reports whether the change is made only where a caller sees to it: by
// what it gives, or by storing the record.
func (e Effect) Depends() bool { return e.When.Only || e.Held > 0 }

// Caps keep facts small.
const (
	maxEffects = 40
	maxCalls   = 40
	maxBy      = 6
)

// Function is the fact "the function does this".
type Function struct {
	Effects []Effect
	Calls   []string // interface methods it calls whose implementations aren't known
	Apart   []string // of those, the ones that run only where another thing is given than the new password
	Hashes  strength // its result is a fresh password hash
	Sets    []Part   // parameters whose password field it sets to a hash
	Hashed  []Part   // parameters whose own password it hashes
	Gives   []int    // parameters, and the result as -1, that it gives a password
	Keeps   []Keep   // parameters that it stores
	Looks   []Look   // stores that it looks parameters up in
	Role    Role

	Response Response

	Answered []Kind // changes that it makes good itself

	wished *Effect // the end of sessions that it leaves out unless the client asks for it
}

// AFact marks Function as a fact.
func (*Function) AFact() {}

func (f *Function) String() string {
	return fmt.Sprintf("effects %v", kinds(f.Effects))
}

func kinds(es []Effect) []string {
	var r []string
	for _, e := range es {
		if e.Noun != "" {
			r = append(r, e.Kind.String()+" "+e.Noun)
		} else {
			r = append(r, e.Kind.String())
		}
	}
	sort.Strings(r)
	return r
}

func (f *Function) empty() bool {
	return len(f.Effects) == 0 && len(f.Calls) == 0 && f.Hashes == noHash && len(f.Sets) == 0 && len(f.Hashed) == 0 && len(f.Gives) == 0 && len(f.Keeps) == 0 && len(f.Looks) == 0 && len(f.Response.Cookies)+len(f.Response.Sends) == 0
}

// Has reports whether one of the effects is of a kind, and returns it.
func (f *Function) Has(ks ...Kind) *Effect {
	if f == nil {
		return nil
	}
	for i := range f.Effects {
		for _, k := range ks {
			if f.Effects[i].Kind == k {
				return &f.Effects[i]
			}
		}
	}
	return nil
}

// Beside returns the interface methods that may run together with the changes
// that the function makes.
func (f *Function) Beside() []string {
	return slices.DeleteFunc(slices.Clone(f.Calls), func(name string) bool { return slices.Contains(f.Apart, name) })
}

// Wished returns the end of sessions that a function of the package leaves out
// unless the client asks for it.
func (f *Function) Wished() *Effect { return f.wished }

// Answers reports whether the function makes a change of the kind good.
func (f *Function) Answers(k Kind) bool {
	for _, a := range f.Answered {
		if a == k {
			return true
		}
	}
	return false
}

// Requires are the analyzers whose results Collect reads, and Facts those that
// it imports and exports, for the analyzer that calls it.
var (
	Requires = []*analysis.Analyzer{ir.Analyzer, summary.Analyzer, stores.Analyzer, hidden.Analyzer}
	Facts    = []analysis.Fact{new(Function), new(Module)}
)

// A Package says what the functions of a package do.
type Package struct {
	IR     *ir.Package
	Values *summary.Package
	Module Module // what is known up to here

	Dispatch *dispatch.Table

	stores *stores.Stores
	hidden *hidden.Package

	pass     *analysis.Pass
	own      map[*ssa.Function]*Function
	callers  map[*ssa.Function][]*ssa.Function
	records  map[string]bool        // names of types that are session records
	stmts    map[string][]string    // texts of the statements that the package keeps in fields and variables
	stored   map[string][]ssa.Value // function values that the package keeps in fields
	iterates map[*ssa.Function]bool // function literals that are run for each session
	runs     map[*ssa.Function]bool // function literals that run where they are made
	names    *names.Reader

	routes map[*ssa.Function][]route.Route

	learned  map[string]bool // what sessions are called, see learn
	looks    map[*ssa.Function][]Look
	asked    map[string]bool   // what the package looks something up in
	bound    *[]string         // see identities
	reported func(Effect) bool // see Collect
}

// Collect finds the effects of a package's functions, exports them as facts, and
// returns nil where the package's code is not analysed. A change that has been
// reported below is nothing that the callers do, or it would be reported again.
func Collect(pass *analysis.Pass, reported func(Effect) bool) *Package {
	p, _ := pass.ResultOf[ir.Analyzer].(*ir.Package)
	values, _ := pass.ResultOf[summary.Analyzer].(*summary.Package)
	kept, _ := pass.ResultOf[stores.Analyzer].(*stores.Stores)
	if p == nil || values == nil || kept == nil || p.Dependency {
		return nil
	}
	s := &Package{IR: p, Values: values, stores: kept, hidden: pass.ResultOf[hidden.Analyzer].(*hidden.Package), pass: pass,
		own: map[*ssa.Function]*Function{}, reported: reported}
	s.index()
	below := s.imported()
	s.Module.Hidden = below.Hidden.Tidy()
	s.Module.Cascades = tidyCascades(append(below.Cascades, s.cascades()...))
	s.Module.Learned = below.Learned
	s.learn()
	s.compute()
	s.export()
	return s
}

// Of returns what fn, a function of the package, does.
func (s *Package) Of(fn *ssa.Function) *Function {
	if f := s.own[fn]; f != nil {
		return f
	}
	return &Function{}
}

// Callers returns the functions of the package that call fn, in order.
func (s *Package) Callers(fn *ssa.Function) []*ssa.Function { return s.callers[fn] }

// Runs reports whether a function literal runs where it is made, as far as can
// be seen.
func (s *Package) Runs(fn *ssa.Function) bool { return s.runs[fn] }

func (s *Package) export() {
	for _, fn := range s.IR.Funcs {
		obj, ok := fn.Object().(*types.Func)
		if !ok || obj.Pkg() != s.pass.Pkg {
			continue
		}
		if f := s.own[fn]; f != nil && (!f.empty() || worthKnowing(fn)) {
			s.pass.ExportObjectFact(obj, f)
		}
	}
	if s.rereads() {
		s.note(reread)
	}
	m := s.module()
	if !m.empty() {
		s.pass.ExportPackageFact(m)
	}
}
