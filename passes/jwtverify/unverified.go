package jwtverify

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/summary"
	"github.com/sessionlint/sessionlint/internal/trace"
)

const (
	anyClaims = "whoever sends a token of their own making is whom it names"
	verifyIt  = "verify the signature with a parse that takes the key (and the algorithms that you allow) before you read the claims"
)

// unverified reports tokens that are read without a look at their signature,
// and believed: that come from a request, or in a function that by its name
// decides who someone is. One that is verified here too is only looked into
// before, to find its key.
func (c *checker) unverified(fn *ssa.Function) {
	if cond := summary.Bypassed(fn); cond != nil {
		c.report(cond.Cond.Pos(), fmt.Sprintf("the signature is compared only if the token says that it was made by this algorithm, and the claims are decoded in any case: %s, with \"none\" or another word for the algorithm; refuse every token that names another algorithm", anyClaims))
	}
	for _, k := range c.Sinks(fn) {
		if k.As != string(catalog.JWTPeek) || c.VerifiedBeside(k.In, k.Value) {
			continue
		}
		in, ok := k.In.(ssa.CallInstruction)
		if !ok {
			continue
		}
		request, own := whence(c.Tracer.Of(k.Value))
		if own {
			continue
		}
		var from string
		switch {
		case k.At.Line > 0: // in a called function
			if !request {
				continue
			}
			from = fmt.Sprintf("%s at %s:%d reads", strings.TrimPrefix(k.What, "argument of "), k.At.File, k.At.Line)
			if !uses(slices.DeleteFunc(summary.Holders(in, -1), c.chooses)...).identity {
				continue
			}
		case !request && !summary.Believes(fn):
			continue
		case k.API == summary.ByHand:
			c.report(k.Pos, fmt.Sprintf("the token's claims are decoded by hand, and its signature is not checked: %s; %s", anyClaims, verifyIt))
			continue
		case !uses(summary.Holders(in, k.Entry().Int("claims", -1))...).identity:
			continue
		default:
			from = strings.TrimPrefix(k.What, "argument of ") + " reads"
		}
		c.report(k.Pos, fmt.Sprintf("%s the token's claims without checking its signature, and they are believed: %s; %s", from, anyClaims, verifyIt))
	}
}

// whence says whether a token comes from a request, or from a source of the
// program's own.
func whence(v trace.Value) (request, own bool) {
	for _, m := range v.Marks() {
		switch m.Kind() {
		case trace.FromReply, trace.FromFile, trace.FromEnv, trace.FromConfig, trace.FromFlag, trace.Signed:
			own = true
		}
		request = request || m.FromRequest()
	}
	return request, own && !request
}

// chooses reports whether what a called function hands out of a token is a text
// that only chooses who verifies it, or with which key: its issuer, its key's
// id. To look that up believes nothing.
func (c *checker) chooses(v ssa.Value) bool {
	if v == nil || !ir.IsString(v.Type()) {
		return false
	}
	value := c.Tracer.Of(v)
	for _, a := range value {
		claims := append(a.Named(trace.FromField), a.Named(trace.Unverified)...)
		if a.IsConst {
			continue
		}
		if len(claims) == 0 || slices.ContainsFunc(claims, func(name string) bool { return !lexicon.TokenHeader(name[strings.LastIndex(name, ".")+1:]) }) {
			return false
		}
	}
	return len(value) > 0
}
