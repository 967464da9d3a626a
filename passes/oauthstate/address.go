package oauthstate

import (
	"go/token"
	"regexp"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// addresses reports authorization requests that are built by hand, without a
// state or with one that others know.
func (c *checker) addresses(fn *ssa.Function) []analysis.Diagnostic {
	var r []analysis.Diagnostic
	a := c.built(fn)
	if !a.authorizes() {
		return nil
	}
	switch {
	case !a.keys["state"] && !a.keys["code_challenge"] && !a.keys["nonce"]:
		r = append(r, analysis.Diagnostic{Pos: a.pos, Message: "this authorization request has no state: an attacker can send a victim the callback of a login of their own; add a state: " + remedy})
	case a.constant.IsValid():
		r = append(r, analysis.Diagnostic{Pos: a.constant, Message: known("state", "constant")})
	}
	for _, s := range a.states {
		if how := guessable(c.Tracer.Of(s.v)); how != "" {
			r = append(r, analysis.Diagnostic{Pos: s.pos, Message: known("state", how)})
		}
	}
	return r
}

// An address is what a function writes into the query of a URL.
type address struct {
	pos      token.Pos
	keys     map[string]bool
	constant token.Pos // a state within a constant text
	states   []struct {
		v   ssa.Value
		pos token.Pos
	}
}

// authorizes reports whether the query is that of an authorization request
// for a code, and not of an exchange.
func (a *address) authorizes() bool {
	return a.keys["client_id"] && a.keys["response_type"] && !a.keys["grant_type"] && !a.keys["client_secret"] && a.pos.IsValid()
}

var (
	parameter     = regexp.MustCompile(`(?:^|[?&])([a-z_]+)=`)
	constantState = regexp.MustCompile(`[?&]state=[^&%{$]+(?:&|$)`)
)

func (c *checker) built(fn *ssa.Function) *address {
	a := &address{keys: map[string]bool{}}
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			for _, op := range in.Operands(nil) {
				text, ok := ir.ConstText(*op)
				if !ok || !strings.Contains(text, "=") {
					continue
				}
				for _, m := range parameter.FindAllStringSubmatch(text, -1) {
					a.keys[m[1]] = true
					if m[1] == "client_id" {
						a.pos = in.Pos()
					}
				}
				if constantState.MatchString(text) {
					a.constant = in.Pos()
				}
			}
			switch in := in.(type) {
			case *ssa.Call:
				switch ir.Callee(&in.Call) {
				case "(net/url.Values).Set", "(net/url.Values).Add":
					key, _ := trace.TextOf(in.Call.Args[1])
					a.put(key, in.Call.Args[2], in.Pos())
				}
			case *ssa.MapUpdate:
				key, _ := trace.TextOf(in.Key)
				a.put(key, in.Value, in.Pos())
			}
		}
	}
	return a
}

func (a *address) put(key string, v ssa.Value, pos token.Pos) {
	a.keys[key] = true
	switch key {
	case "client_id":
		if pos.IsValid() {
			a.pos = pos
		}
	case "state":
		if ir.IsString(v.Type()) && pos.IsValid() {
			a.states = append(a.states, struct {
				v   ssa.Value
				pos token.Pos
			}{v, pos})
		}
	}
}
