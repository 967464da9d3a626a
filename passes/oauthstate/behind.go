package oauthstate

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/summary"
)

// behind are the request's codes that fn gives to an interface whose code is
// out of sight. Where the request's state is read beside the code, it is the
// callback of a login, and whoever is behind the interface exchanges the code.
func (c *checker) behind(fn *ssa.Function) []summary.Sink {
	var r []summary.Sink
	state := false
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			if v, ok := in.(ssa.Value); ok && !state && isText(v.Type()) {
				state = c.isState(v)
			}
			call, ok := in.(*ssa.Call)
			if !ok || !call.Call.IsInvoke() || len(c.Tracer.Lookup(&call.Call)) > 0 || len(c.Tracer.Targets(&call.Call)) > 0 || c.Tracer.Callee(&call.Call) != nil {
				continue
			}
			code := c.codeAlone(&call.Call)
			if code != nil {
				r = append(r, summary.Sink{Pos: call.Pos(), As: "oauth-code", Value: code, In: call})
			}
		}
	}
	if !state {
		return nil
	}
	return r
}

// codeAlone is the argument of a call that is the request's code, or nil where
// a part of the request is given that may hold the state as well.
func (c *checker) codeAlone(call *ssa.CallCommon) ssa.Value {
	var code ssa.Value
	for _, a := range call.Args {
		switch {
		case !isText(a.Type()):
			if fromAddress(c.Tracer.Of(a)) || holdsState(a.Type()) {
				return nil
			}
		case c.isState(a):
			return nil
		case c.isCode(a):
			code = a
		}
	}
	return code
}

// holdsState reports whether a type is a request, or a struct with a state.
func holdsState(t types.Type) bool {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	s, ok := t.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for f := range s.Fields() {
		if isState(f.Name()) || f.Name() == "URL" {
			return true
		}
	}
	return false
}

// isCode reports whether a value is the request's parameter "code".
func (c *checker) isCode(v ssa.Value) bool {
	for _, m := range c.Tracer.Of(v).Marks() {
		if m.FromRequest() && strings.EqualFold(m.Name(), "code") {
			return true
		}
	}
	return false
}

func isText(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsString != 0
}
