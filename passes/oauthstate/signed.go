package oauthstate

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// onlySigned reports whether a callback that compares nothing, but verifies the
// signature of the state, logs somebody in and reads nothing that the browser keeps:
// the program signs an attacker's state as well.
func (c *checker) onlySigned(reach []*ssa.Function) bool {
	return slices.ContainsFunc(reach, c.logsIn) && !slices.ContainsFunc(reach, c.remembers)
}

// verifies reports whether fn parses a state as a signed token.
func (c *checker) verifies(fn *ssa.Function) bool {
	return c.calls(fn, func(call *ssa.Call, e *catalog.Entry) bool {
		return e.Role == catalog.JWTParse && slices.ContainsFunc(call.Call.Args, func(a ssa.Value) bool {
			p, ok := a.(*ssa.Parameter)
			return ok && isState(p.Name()) || c.isState(a)
		})
	})
}

// logsIn reports whether fn hands out a cookie, a token or a session.
func (c *checker) logsIn(fn *ssa.Function) bool {
	return c.calls(fn, func(_ *ssa.Call, e *catalog.Entry) bool {
		return e.Role == catalog.CookieWrite || e.Role == catalog.JWTIssue || e.Role == catalog.SessionBind
	})
}

// remembers reports whether fn asks for what the browser keeps.
func (c *checker) remembers(fn *ssa.Function) bool {
	if c.calls(fn, func(_ *ssa.Call, e *catalog.Entry) bool { return e.Role == catalog.SessionGet }) {
		return true
	}
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			if call, ok := in.(*ssa.Call); ok && c.Tracer.Of(call).Has(trace.FromCookie) {
				return true
			}
		}
	}
	return false
}

// calls reports whether fn calls something that the catalog says this of.
func (c *checker) calls(fn *ssa.Function, is func(*ssa.Call, *catalog.Entry) bool) bool {
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			call, ok := in.(*ssa.Call)
			if ok && slices.ContainsFunc(c.Tracer.Lookup(&call.Call), func(e *catalog.Entry) bool { return is(call, e) }) {
				return true
			}
		}
	}
	return false
}
