package oauthstate

import (
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/summary"
)

// nonces reports functions that verify an ID token and don't look at its
// nonce, in a package that sends one, and calls of another package's.
func (c *checker) nonces(fn *ssa.Function) []analysis.Diagnostic {
	verify := c.NonceUnread(fn)
	if verify == nil || !c.sendsNonce() {
		return nil
	}
	for _, root := range append(c.roots(fn, 0, map[*ssa.Function]bool{}), fn) {
		if slices.ContainsFunc(c.reach(root), summary.ReadsNonce) {
			return nil
		}
	}
	return []analysis.Diagnostic{{Pos: verify.Pos(), Message: "a nonce is sent with the login, but the ID token's is never compared with it, and Verify doesn't: a token that was stolen or injected is accepted; compare idToken.Nonce with the nonce in the browser's cookie or session"}}
}

func (c *checker) sendsNonce() bool {
	for _, fn := range c.IR.Funcs {
		for _, k := range c.Sinks(fn) {
			if k.As == "state" && noun(k.API) == "nonce" {
				return true
			}
		}
	}
	return false
}
