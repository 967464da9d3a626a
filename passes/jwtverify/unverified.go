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
	for _, k := range c.Sinks(fn) {
		if k.As != string(catalog.JWTPeek) || c.verifiedHere(k.In, k.Value) {
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
			if callee := in.Common().StaticCallee(); !request || slices.Contains(k.Marks, trace.Told) || callee != nil && callee.Blocks != nil && c.tellsItself(callee) {
				continue
			}
			from = fmt.Sprintf("%s at %s:%d reads", strings.TrimPrefix(k.What, "argument of "), k.At.File, k.At.Line)
			if !uses(summary.Holders(in, -1)...).identity {
				continue
			}
		case !request && !believes(fn):
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

// believes reports whether the function by its name decides who someone is.
func believes(fn *ssa.Function) bool {
	fn = family(fn)[0]
	return lexicon.Judges(fn.Name()) && !lexicon.Peeks(fn.Name())
}

// tellsItself reports whether the function is reported for itself.
func (c *checker) tellsItself(fn *ssa.Function) bool {
	for _, k := range c.Sinks(fn) {
		if k.As == string(catalog.JWTPeek) && k.At.Line == 0 {
			return believes(fn)
		}
	}
	return false
}

// verifiedHere reports whether the token is verified in the function too,
// before or after at.
func (c *checker) verifiedHere(at ssa.Instruction, tok ssa.Value) bool {
	root := c.root(tok)
	for _, f := range family(at.Parent()) {
		for _, k := range c.Sinks(f) {
			if k.As == string(catalog.JWTParse) && c.same(c.root(k.Value), root) &&
				(f != at.Parent() || ir.Together(at, k.In, root)) {
				return true
			}
		}
	}
	return false
}

// same reports whether two roots are one, or one field of the same object.
func (c *checker) same(a, b ssa.Value) bool {
	if a == b {
		return true
	}
	x, ok := a.(*ssa.FieldAddr)
	y, ok2 := b.(*ssa.FieldAddr)
	return ok && ok2 && x.Field == y.Field && c.same(c.root(x.X), c.root(y.X))
}

// root is the value that a token is a form of: the text that it was parsed
// from, the variable that a closure captures.
func (c *checker) root(v ssa.Value) ssa.Value {
	for range 12 {
		v = summary.Bare(v)
		switch x := v.(type) {
		case *ssa.Extract:
			call, ok := x.Tuple.(*ssa.Call)
			if !ok || x.Index != 0 || len(c.Tracer.Lookup(&call.Call)) == 0 || argument(&call.Call, 0) == nil {
				return v
			}
			v = argument(&call.Call, 0)
		case *ssa.UnOp:
			v = x.X
		case *ssa.FreeVar:
			b := c.Tracer.Binding(x)
			if b == nil {
				return v
			}
			v = b
		case *ssa.Alloc:
			s := onlyStore(x)
			if s == nil {
				return v
			}
			v = s
		default:
			return v
		}
	}
	return v
}

func onlyStore(a *ssa.Alloc) ssa.Value {
	var r ssa.Value
	for _, ref := range *a.Referrers() {
		if s, ok := ref.(*ssa.Store); ok && s.Addr == a {
			if r != nil {
				return nil
			}
			r = s.Val
		}
	}
	return r
}
