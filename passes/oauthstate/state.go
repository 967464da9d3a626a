package oauthstate

import (
	"fmt"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/summary"
	"github.com/sessionlint/sessionlint/internal/trace"
)

const remedy = "make it with rand.Text() for every login, keep it in a cookie or session, and compare it in the callback"

// states reports states and nonces that others know, or that nobody keeps.
func (c *checker) states(fn *ssa.Function) []analysis.Diagnostic {
	var r []analysis.Diagnostic
	report := func(k summary.Sink, what string) {
		r = append(r, analysis.Diagnostic{Pos: k.Pos, Message: what})
	}
	for _, k := range c.Sinks(fn) {
		if k.As != "state" {
			continue
		}
		name := noun(k.API)
		v := c.Tracer.Of(k.Value)
		if how := guessable(v); how != "" && (name == "state" || how != "request") {
			if name == "state" && c.bound(k) {
				continue
			}
			report(k, known(name, how))
			continue
		}
		if name == "state" && k.At.Line == 0 && c.drawnBefore(k.Value, v) && !c.bound(k) {
			report(k, known(name, "once"))
			continue
		}
		if call, ok := k.In.(*ssa.Call); ok && pkce && name == "state" && k.At.Line == 0 && !challenged(call) {
			report(k, "this authorization request has no PKCE challenge: who gets hold of the code, in a log or by another application on a phone, can exchange it; add oauth2.S256ChallengeOption(verifier), and oauth2.VerifierOption(verifier) to the exchange")
		}
		if name == "state" && k.At.Line == 0 && c.dropped(k.Value, v) {
			report(k, "the OAuth state is random but is kept nowhere, so that no callback can compare it: an attacker can log a victim in to the attacker's account; keep it in a cookie or session, and compare it in the callback")
		}
	}
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			st, ok := in.(*ssa.Store)
			if !ok {
				continue
			}
			g, ok := st.Addr.(*ssa.Global)
			if !ok {
				continue
			}
			e := catalog.Default().Has(g.String(), catalog.IDFunc)
			if e == nil || e.Attr("as") != "state" {
				continue
			}
			if f := c.Tracer.FuncValue(st.Val); f != nil && len(f.Results) > 0 {
				if how := guessable(f.Results[0]); how != "" {
					r = append(r, analysis.Diagnostic{Pos: in.Pos(), Message: known("state", how)})
				}
			}
		}
	}
	return r
}

// noun is what the catalog's function takes.
func noun(api string) string {
	switch {
	case strings.HasSuffix(api, "Nonce"):
		return "nonce"
	case strings.HasSuffix(api, "ChallengeOption"), strings.HasSuffix(api, "VerifierOption"):
		return "PKCE verifier"
	}
	return "state"
}

func known(name, how string) string {
	gain := "an attacker can send a victim the callback of a login of their own, so that the victim works in the attacker's account or links it to theirs"
	switch how {
	case "empty":
		return fmt.Sprintf("the OAuth %s is empty: %s; %s", name, gain, remedy)
	case "request":
		return fmt.Sprintf("the OAuth %s is only what the request says, which an attacker knows: %s; %s", name, gain, remedy)
	case "once":
		return fmt.Sprintf("the OAuth %s is drawn once for the whole process, so that an attacker sees it in a login of their own: %s; %s", name, gain, remedy)
	}
	return fmt.Sprintf("the OAuth %s is constant: %s; %s", name, gain, remedy)
}

// guessable says how others know the value, whichever way it comes about:
// "empty", "constant", "request", "once", or "" where they don't.
func guessable(v trace.Value) string {
	how := ""
	for _, a := range v {
		switch {
		case len(a.Params) > 0 || len(a.Weak) > 0: // weaktoken says so
			return ""
		case a.IsConst && a.Const == "":
			if how == "" {
				how = "empty"
			}
		case a.IsConst:
			if how != "request" {
				how = "constant"
			}
		case a.Stale:
			how = "once"
		case !a.Says() && sent(a):
			how = "request"
		default:
			return ""
		}
	}
	return how
}

// sent reports whether an alternative is nothing but what the request's
// address or form says. A request's own state is somebody else's to keep, and
// a body is sent by a script that may keep it.
func sent(a trace.Alt) bool {
	found := false
	for _, m := range a.Marks {
		switch m.Kind() {
		case trace.FromQuery, trace.FromForm, trace.FromPath, trace.FromHeader:
			if isState(m.Name()) {
				return false
			}
			found = true
		case trace.FromField, "decoded":
		default:
			return false
		}
	}
	return found
}

func isState(name string) bool { return strings.Contains(strings.ToLower(name), "state") }

// dropped reports whether a random state goes into the address only. What
// makes it may have kept it, unless it is given nothing to keep it in.
func (c *checker) dropped(v ssa.Value, value trace.Value) bool {
	if len(value) == 0 || slices.ContainsFunc(value, func(a trace.Alt) bool { return !a.Random() || a.Unknown || len(a.Params) > 0 || a.Stale }) {
		return false
	}
	for {
		if refs := v.Referrers(); refs == nil || len(*refs) != 1 {
			return false
		}
		switch x := v.(type) {
		case *ssa.Extract:
			v = x.Tuple
			call, ok := v.(*ssa.Call)
			return ok && pure(call)
		case *ssa.Convert:
			v = x.X
		case *ssa.Call:
			return pure(x)
		default:
			return false
		}
	}
}

// pure reports whether a call is given numbers and texts only.
func pure(c *ssa.Call) bool {
	if c.Call.IsInvoke() || c.Call.Signature().Recv() != nil || c.Call.StaticCallee() == nil {
		return false
	}
	if f := c.Call.StaticCallee(); f.Blocks != nil && keeps(f) {
		return false
	}
	for _, a := range c.Call.Args {
		if _, basic := a.Type().Underlying().(*types.Basic); !basic {
			return false
		}
	}
	return true
}

// keeps reports whether a function stores to a variable of the package.
func keeps(f *ssa.Function) bool {
	for _, b := range f.Blocks {
		for _, in := range b.Instrs {
			switch in := in.(type) {
			case *ssa.MapUpdate:
				return true
			case *ssa.Store:
				if _, ok := in.Addr.(*ssa.Global); ok {
					return true
				}
			case *ssa.UnOp:
				if _, ok := in.X.(*ssa.Global); ok && !types.IsInterface(in.Type()) && !isBasic(in.Type()) {
					return true
				}
			}
		}
	}
	return false
}

func isBasic(t types.Type) bool {
	_, ok := t.Underlying().(*types.Basic)
	return ok
}
