// Package lifecycle collects where a package's code touches the life of a
// session: where ids and tokens are made, carried to the client, stored,
// looked up, renewed and ended, and which handlers do it. It knows nothing of
// its own: it asks the engines that the rules ask.
package lifecycle

import (
	"cmp"
	"fmt"
	"go/token"
	"math"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/cookie"
	"github.com/sessionlint/sessionlint/internal/effect"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/route"
	"github.com/sessionlint/sessionlint/internal/scope"
	"github.com/sessionlint/sessionlint/internal/summary"
	"github.com/sessionlint/sessionlint/internal/verdict"
	"github.com/sessionlint/sessionlint/passes/cookieattr"
)

// A Stage is a part of a session's life.
type Stage string

// The stages, in the order of a life.
const (
	Mint   Stage = "mint"   // an id, token or key is made
	Carry  Stage = "carry"  // the client gets it in a cookie
	Store  Stage = "store"  // a record is made, or a value put into a session
	LookUp Stage = "lookup" // a request's session or token is looked up or verified
	Renew  Stage = "renew"  // the session goes on under a new id
	End    Stage = "end"    // a session, token or all of a user's are ended
	Change Stage = "change" // a password, role or status changes
	Prove  Stage = "prove"  // a password or a one-time code is checked
)

// A Place is where the code does something of a stage.
type Place struct {
	Stage  Stage   `json:"stage"`
	What   string  `json:"what"`
	In     string  `json:"in"`               // function
	Source string  `json:"source,omitempty"` // of a mint: what it is drawn from
	Bits   float64 `json:"bits,omitempty"`   // of a mint, where known
	Signed bool    `json:"signed,omitempty"` // of a look-up: it verifies a self-contained token
	Weak   bool    `json:"weak,omitempty"`   // of a mint: the source can be predicted
	File   string  `json:"file"`
	Line   int     `json:"line"`
}

// A Cookie is one that is written.
type Cookie struct {
	Name     string `json:"name"`
	Session  bool   `json:"session"` // says who is logged in
	Secure   string `json:"secure"`  // yes, no, or "run time"
	HTTPOnly string `json:"httpOnly"`
	SameSite string `json:"sameSite"`
	Domain   string `json:"domain,omitempty"`
	MaxAge   string `json:"maxAge,omitempty"`
	File     string `json:"file"`
	Line     int    `json:"line"`
}

// A Handler is a function that a client calls and that has a part in the life
// of sessions.
type Handler struct {
	Name   string   `json:"name"`
	Role   string   `json:"role,omitempty"` // login, logout, password
	Routes []string `json:"routes,omitempty"`
	Does   []string `json:"does"`
	File   string   `json:"file"`
	Line   int      `json:"line"`
}

// A Part is what one package has.
type Part struct {
	Places   []Place
	Cookies  []Cookie
	Handlers []Handler
	Routes   map[string][]route.Route // that the package registers, by function
}

// Analyzer collects a package's Part. It reports nothing.
var Analyzer = &analysis.Analyzer{
	Name:       "sessionlifecycle",
	Doc:        "collect where the life of a session is touched",
	Run:        summary.Alone(run),
	Requires:   []*analysis.Analyzer{ir.Analyzer, summary.Analyzer, verdict.Analyzer, cookieattr.Analyzer},
	ResultType: reflect.TypeFor[*Part](),
}

type collector struct {
	pass *analysis.Pass
	part *Part
	full map[string]string // the package's files by what messages call them

	helpers map[string]bool // files that only help tests
}

func run(pass *analysis.Pass) (any, error) {
	c := &collector{pass: pass, part: &Part{}, full: map[string]string{}}
	for _, f := range pass.Files {
		name := pass.Fset.Position(f.FileStart).Filename
		c.full[ir.File(pass, name)] = name
	}
	c.helpers = scope.Helpers(pass.Fset, pass.Files)
	values, _ := pass.ResultOf[summary.Analyzer].(*summary.Package)
	effects, _ := pass.ResultOf[verdict.Analyzer].(*verdict.Package)
	cookies, _ := pass.ResultOf[cookieattr.Analyzer].(*cookie.Package)
	summary.Guard(pass, func() {
		if values != nil {
			for _, fn := range values.IR.Funcs {
				c.mints(values, fn)
				c.calls(values, fn)
			}
		}
		if effects != nil {
			c.part.Routes = route.Named(effects.IR)
			for _, fn := range effects.IR.Funcs {
				c.effects(effects, fn)
			}
		}
		if cookies != nil {
			c.cookies(cookies)
		}
	})
	c.part.tidy()
	return c.part, nil
}

func (c *collector) add(p Place, fn *ssa.Function, pos token.Pos) {
	at := c.pass.Fset.Position(pos)
	if !at.IsValid() || scope.TestFile(c.pass.Fset, pos) || c.helpers[at.Filename] || scope.Excluded(at.Filename) {
		return
	}
	p.In, p.File, p.Line = ir.Outermost(fn).Name(), at.Filename, at.Line
	c.part.Places = append(c.part.Places, p)
}

// mints are the places where values become secrets, with where they come from
// as far as that is known.
func (c *collector) mints(p *summary.Package, fn *ssa.Function) {
	for _, u := range p.Uses(fn) {
		for _, a := range u.Value {
			m := Place{Stage: Mint, What: u.What + " (" + u.Class.String() + ")"}
			switch {
			case len(a.Weak) > 0:
				m.Source, m.Weak = a.Weak[0].Kind, true
			case a.IsConst && a.Const != "" && u.Class == lexicon.Key:
				m.Source, m.Weak = "a constant", true
			case a.Random():
				m.Source = "strong random bits"
				if !a.Endless && a.PerLen == 0 && a.Bits > 0 {
					m.Bits = math.Round(a.Bits)
				}
			default:
				continue
			}
			c.add(m, fn, u.Pos)
		}
	}
}

// stages are what the catalog's roles mean here.
var stages = map[catalog.Role]Stage{
	catalog.SessionBind: Store, catalog.SessionGet: LookUp, catalog.SessionRenew: Renew, catalog.SessionDestroy: End,
	catalog.SessionClear: End, catalog.JWTParse: LookUp, catalog.JWTIssue: Mint, catalog.Verify: Prove,
}

// unbracket writes "(*sessions.Session).Save" as "sessions.Session.Save".
var unbracket = strings.NewReplacer("(", "", ")", "", "*", "")

func (c *collector) calls(p *summary.Package, fn *ssa.Function) {
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			call, ok := in.(ssa.CallInstruction)
			if !ok {
				continue
			}
			for _, e := range p.Tracer.Lookup(call.Common()) {
				if stage := stages[e.Role]; stage != "" && e.Attr("kind") != "flash" {
					what := unbracket.Replace(e.Name[strings.LastIndex(e.Name, "/")+1:])
					if e.Role == catalog.JWTIssue {
						what += " (signed token)"
					}
					c.add(Place{Stage: stage, What: what, Signed: e.Role == catalog.JWTParse}, fn, in.Pos())
				}
			}
		}
	}
}

// kinds are what the effects mean here.
var kinds = map[effect.Kind]Stage{
	effect.Begin: Store, effect.Find: LookUp, effect.Revoke: End, effect.Current: End, effect.Consume: End, effect.Wipe: End, effect.Empty: End,
	effect.Recred: Change, effect.Rerole: Change, effect.Restatus: Change, effect.Refactor: Change, effect.Remove: Change, effect.CheckPass: Prove,
	effect.FindOnce: Prove, effect.IssueJWT: Mint, effect.DropCookie: End, effect.SetCookie: Carry,
}

// What is said of two effects that requirements ask for.
const (
	EndsSessions = "ends sessions"
	UsesUpCode   = "uses up a code"
)

var verbs = map[effect.Kind]string{
	effect.Begin: "keeps a session", effect.Find: "looks up a session", effect.Revoke: EndsSessions, effect.Current: "ends this session",
	effect.Consume: UsesUpCode, effect.Wipe: "empties the session", effect.Empty: "empties the session", effect.Recred: "sets a password", effect.Rerole: "changes a role",
	effect.Restatus: "changes a status", effect.Refactor: "changes a second factor", effect.Remove: "deletes a user", effect.CheckPass: "checks a password",
	effect.FindOnce: "looks up a code", effect.IssueJWT: "signs a token", effect.DropCookie: "clears a cookie", effect.SetCookie: "sets a cookie",
}

// effects notes what a function does to records itself, and, of a handler,
// what it does through others.
func (c *collector) effects(p *verdict.Package, fn *ssa.Function) {
	f := p.Of(fn)
	var does []string
	for _, e := range f.Effects {
		verb := verbs[e.Kind]
		if verb == "" {
			continue
		}
		if !slices.Contains(does, verb) {
			does = append(does, verb)
		}
		stage := kinds[e.Kind]
		if e.Noun == "" || stage == "" || stage == Carry || e.Kind == effect.IssueJWT || e.Kind == effect.CheckPass {
			continue // the catalog's roles and the cookies say it
		}
		if full := c.full[e.At.File]; full != "" && c.holds(fn, full, e.At.Line) {
			c.part.Places = append(c.part.Places, Place{Stage: stage, What: verb + ": " + e.Noun, In: ir.Outermost(fn).Name(), File: full, Line: e.At.Line})
		}
	}
	slices.Sort(does)
	role := map[effect.Role]string{effect.LoginRole: "login", effect.LogoutRole: "logout", effect.PasswordRole: "password"}[f.Role]
	var routes []string
	for _, r := range p.Routes(fn) {
		routes = append(routes, string(r))
	}
	if fn.Parent() != nil && len(routes) == 0 || len(does) == 0 || !p.Entry(fn) || !fn.Pos().IsValid() || scope.TestFile(c.pass.Fset, fn.Pos()) {
		return
	}
	at := c.pass.Fset.Position(fn.Pos())
	if c.helpers[at.Filename] {
		return
	}
	c.part.Handlers = append(c.part.Handlers, Handler{ir.FuncName(fn), role, routes, does, at.Filename, at.Line})
}

// holds reports whether the function's source contains the line.
func (c *collector) holds(fn *ssa.Function, file string, line int) bool {
	syntax := ir.Outermost(fn).Syntax()
	if syntax == nil {
		return false
	}
	from, to := c.pass.Fset.Position(syntax.Pos()), c.pass.Fset.Position(syntax.End())
	return from.Filename == file && from.Line <= line && line <= to.Line
}

func (c *collector) cookies(p *cookie.Package) {
	for _, w := range p.Written() {
		at := c.pass.Fset.Position(w.At)
		if !at.IsValid() || scope.TestFile(c.pass.Fset, w.At) {
			continue
		}
		c.part.Cookies = append(c.part.Cookies, Cookie{
			Name: name(w), Session: w.Session(),
			Secure: flag(w.Set[cookie.Secure]), HTTPOnly: flag(w.Set[cookie.HttpOnly]), SameSite: flag(w.Set[cookie.SameSite]),
			Domain: text(w.Set[cookie.Domain]), MaxAge: text(w.Set[cookie.MaxAge]),
			File: at.Filename, Line: at.Line,
		})
	}
}

func name(w *cookie.Write) string {
	if n := w.Set[cookie.Name]; n.Text != "" {
		return n.Text
	} else if n.Ident != "" {
		return n.Ident
	}
	if w.What != "" {
		return "(" + w.What + ")"
	}
	return "(unknown)"
}

// flag says whether an attribute is on.
func flag(a cookie.Attr) string {
	switch {
	case a.Kind == cookie.Absent || a.Kind == cookie.Const && (a.Text == "false" || a.Text == ""):
		return "no"
	case a.Kind == cookie.Const:
		return "yes"
	}
	return "run time"
}

func text(a cookie.Attr) string {
	switch a.Kind {
	case cookie.Absent:
		return ""
	case cookie.Const:
		return a.Text
	}
	return "run time"
}

// tidy sorts and drops what is said twice.
func (p *Part) tidy() {
	slices.SortFunc(p.Places, func(a, b Place) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), strings.Compare(string(a.Stage), string(b.Stage)), strings.Compare(fmt.Sprint(a), fmt.Sprint(b)))
	})
	p.Places = slices.Compact(p.Places)
	slices.SortFunc(p.Handlers, func(a, b Handler) int { return strings.Compare(a.Name, b.Name) })
}
