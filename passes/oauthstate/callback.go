package oauthstate

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/origin"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// callbacks reports handlers that exchange the request's code and ask nothing
// of its state.
func (c *checker) callbacks(fn *ssa.Function) []analysis.Diagnostic {
	var r []analysis.Diagnostic
	for _, k := range append(c.Sinks(fn), c.behind(fn)...) {
		if k.As != "oauth-code" || !fromAddress(c.Tracer.Of(k.Value)) {
			continue
		}
		for _, root := range c.roots(fn, 0, map[*ssa.Function]bool{}) {
			if ast.IsExported(root.Name()) && !answers(root) {
				continue // whoever calls it has the browser, and may have compared the state
			}
			reach := c.reach(root)
			if slices.ContainsFunc(reach, c.compares) || c.AsksElsewhere(isState) {
				continue
			}
			begins := "never compares its state with what the browser's login began with"
			if slices.ContainsFunc(reach, c.verifies) {
				if !c.onlySigned(reach) {
					continue
				}
				begins = "only verifies the signature of its state, which one from an attacker's own login has as well"
			}
			r = append(r, analysis.Diagnostic{
				Pos:     place(root),
				Message: "this callback exchanges the code of the request but " + begins + ": an attacker can send a victim the callback of a login of their own, so that the victim works in the attacker's account or links it to theirs; compare r.FormValue(\"state\") with the state in the browser's cookie or session before the exchange",
				Related: []analysis.RelatedInformation{{Pos: k.Pos, Message: "the code is exchanged here"}},
			})
		}
	}
	return r
}

// answers reports whether a function, or the one around it, answers a request:
// one that is given the request alone is a part of something.
func answers(fn *ssa.Function) bool {
	for f := fn; f != nil; f = f.Parent() {
		request, other := false, f.Signature.Params().Len() == 0
		for p := range f.Signature.Params().Variables() {
			if ir.TypePath(p.Type()) == "net/http.Request" {
				request = true
			} else if n := ir.TypePath(p.Type()); n == "context.Context" {
				continue
			} else if n == "net/http.ResponseWriter" || catalog.Default().Has(n, catalog.EntryType) != nil || strings.HasSuffix(n, "Context") || strings.HasSuffix(n, "Ctx") {
				other = true
			}
		}
		if other || !request {
			return true
		}
	}
	return false
}

func place(fn *ssa.Function) token.Pos { return fn.Pos() }

// fromAddress reports whether the value is part of the request's address or
// of a form, which a browser sends on its way back from the provider.
func fromAddress(v trace.Value) bool { return v.Has(trace.FromQuery) || v.Has(trace.FromForm) }

// roots are the functions of the package where the request comes in.
func (c *checker) roots(fn *ssa.Function, depth int, seen map[*ssa.Function]bool) []*ssa.Function {
	if seen[fn] {
		return nil
	}
	seen[fn] = true
	callers := c.calling(fn)
	if depth > 4 || len(callers) == 0 || len(callers) > 4 {
		return []*ssa.Function{fn}
	}
	var r []*ssa.Function
	for _, f := range callers {
		for _, x := range c.roots(f, depth+1, seen) {
			if !slices.Contains(r, x) {
				r = append(r, x)
			}
		}
	}
	return r
}

// calling are the package's functions that call fn.
func (c *checker) calling(fn *ssa.Function) []*ssa.Function {
	if c.callers == nil {
		c.callers = map[*ssa.Function][]*ssa.Function{}
		for _, f := range c.IR.Funcs {
			for _, g := range c.called(f) {
				if f != g && !slices.Contains(c.callers[g], f) {
					c.callers[g] = append(c.callers[g], f)
				}
			}
		}
	}
	return c.callers[fn]
}

// called are the package's functions that fn calls.
func (c *checker) called(fn *ssa.Function) []*ssa.Function {
	var r []*ssa.Function
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			if call, ok := in.(ssa.CallInstruction); ok {
				r = append(r, c.Tracer.Targets(call.Common())...)
			}
		}
	}
	return r
}

// reach are fn and the package's functions that it may run.
func (c *checker) reach(fn *ssa.Function) []*ssa.Function {
	r := []*ssa.Function{fn}
	for i := 0; i < len(r) && len(r) < 200; i++ {
		for _, f := range append(c.called(r[i]), r[i].AnonFuncs...) {
			if f.Blocks != nil && !slices.Contains(r, f) {
				r = append(r, f)
			}
		}
	}
	return r
}

// compares reports whether fn does something with a request's state that can
// refuse it, or binds the login to the browser by a nonce or PKCE.
func (c *checker) compares(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			switch in := in.(type) {
			case *ssa.BinOp:
				if (in.Op == token.EQL || in.Op == token.NEQ) && (c.compared(in.X, in.Y) || c.compared(in.Y, in.X)) {
					return true
				}
			case *ssa.Lookup:
				if c.isState(in.Index) {
					return true
				}
			case *ssa.FieldAddr:
				if strings.HasSuffix(ir.FieldName(in), "/oidc.IDToken.Nonce") {
					return true
				}
			case ssa.CallInstruction:
				if c.asks(in.Common()) {
					return true
				}
			}
		}
	}
	return false
}

// compared reports whether x is a state that is compared with more than "".
func (c *checker) compared(x, y ssa.Value) bool {
	if !ir.IsString(x.Type()) {
		return false
	}
	if s, ok := trace.TextOf(y); ok && s == "" {
		return false
	}
	return c.isState(x)
}

// isState reports whether the value is the state that a request brings, or
// part of it.
func (c *checker) isState(v ssa.Value) bool {
	switch v.Type().Underlying().(type) {
	case *types.Basic, *types.Slice, *types.Interface:
	default:
		return false
	}
	for _, a := range c.Tracer.Of(v) {
		for _, m := range a.Marks {
			if m.FromRequest() && isState(m.Name()) {
				return true
			}
			if m.Kind() == trace.FromField && isState(m.Name()[strings.LastIndex(m.Name(), ".")+1:]) && slices.ContainsFunc(a.Marks, trace.Mark.FromRequest) {
				return true
			}
		}
	}
	return false
}

// asks reports whether a call is given a state and may refuse it, or is a part
// of PKCE.
func (c *checker) asks(call *ssa.CallCommon) bool {
	name := ir.Callee(call)
	switch {
	case strings.HasSuffix(name, "/oauth2.VerifierOption"):
		return true
	case strings.HasSuffix(name, "/oauth2.SetAuthURLParam"):
		n, _ := trace.TextOf(call.Args[0])
		return n == "code_verifier"
	}
	if _, ok := call.Value.(*ssa.Builtin); ok {
		return false // to delete a state is to forget it, whether it was there or not
	}
	if slices.ContainsFunc(c.AskedBy(call), isState) {
		return true // it is given the request
	}
	given := slices.ContainsFunc(call.Args, c.isState)
	if !given {
		return false
	}
	es := c.Tracer.Lookup(call)
	for _, e := range es {
		if e.Role == catalog.Sink && (e.Attr("as") == "compare" || e.Attr("as") == "compare-safe") || e.Role == catalog.Persist || e.Role == catalog.SessionGet {
			return true
		}
	}
	if f := call.StaticCallee(); len(es) > 0 || f != nil && c.verifies(f) {
		return false
	}
	return c.refuses(call, name)
}

// refuses reports whether a function that nothing is known of may refuse what
// it is given: it says so, or answers with more than another text.
func (c *checker) refuses(call *ssa.CallCommon, name string) bool {
	if pkg := packageOf(call); pkg != "" && origin.Std(pkg) {
		return pkg == "sync"
	}
	res := call.Signature().Results()
	if res.Len() == 0 {
		return call.StaticCallee() == nil && !call.IsInvoke() // a function that is handed over may stop the request
	}
	for i := range res.Len() {
		if t := res.At(i).Type(); !ir.IsString(t) {
			return true
		}
	}
	return lexicon.VerbOf(name[strings.LastIndex(name, ".")+1:]) == lexicon.Read
}

func packageOf(call *ssa.CallCommon) string {
	if call.IsInvoke() {
		if p := call.Method.Pkg(); p != nil {
			return p.Path()
		}
		return ""
	}
	if f := call.StaticCallee(); f != nil && f.Pkg != nil {
		return f.Pkg.Pkg.Path()
	}
	return ""
}

// alongside reports states that are compared with something that the same
// request brings, other than a cookie.
func (c *checker) alongside(fn *ssa.Function) []analysis.Diagnostic {
	var r []analysis.Diagnostic
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			op, ok := in.(*ssa.BinOp)
			if !ok || op.Op != token.EQL && op.Op != token.NEQ || !ir.IsString(op.X.Type()) {
				continue
			}
			if (c.isState(op.X) || c.isState(op.Y)) && c.sentToo(op.X) && c.sentToo(op.Y) {
				r = append(r, analysis.Diagnostic{Pos: op.Pos(), Message: "the OAuth state is compared with what the same request carries, which an attacker writes into the link as well; compare it with the state in the browser's cookie or session"})
			}
		}
	}
	return r
}

// sentToo reports whether the value is only what a link or form can carry.
func (c *checker) sentToo(v ssa.Value) bool {
	marks := c.Tracer.Of(v).Marks()
	for _, m := range marks {
		switch m.Kind() {
		case trace.FromQuery, trace.FromForm, trace.FromPath:
		default:
			return false
		}
	}
	return len(marks) > 0
}
