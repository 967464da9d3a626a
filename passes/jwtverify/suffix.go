package jwtverify

import (
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/summary"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// suffixes reports issuers that are trusted if their host ends with a text: one
// that an attacker registers may end so too.
func (c *checker) suffixes(fn *ssa.Function) {
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			call, ok := in.(*ssa.Call)
			if !ok || ir.Callee(&call.Call) != "strings.HasSuffix" || !isHost(call.Call.Args[0]) {
				continue
			}
			if delimited(call.Call.Args[1]) || !decides(call) || !c.ofIssuer(fn, 2) {
				continue
			}
			c.report(call.Pos(), "the issuer of a token is trusted if its host ends with a text, which evil-example.com does as well as example.com: whoever registers such a name signs tokens that are believed here; compare the whole host, or its end with the dot before it")
		}
	}
}

// decides reports whether the answer of a call is the function's, or leads to
// it at once: what only sorts out may be followed by a better look.
func decides(v ssa.Value) bool {
	for _, ref := range *v.Referrers() {
		switch ref := ref.(type) {
		case *ssa.Return, *ssa.Phi:
			return true
		case *ssa.UnOp:
			if decides(ref) {
				return true
			}
		case *ssa.If:
			for _, b := range ref.Block().Succs {
				if ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return); ok && len(b.Preds) == 1 && len(ret.Results) > 0 {
					return true
				}
			}
		}
	}
	return false
}

// isHost reports whether a value is the host of a URL, or a parameter for one.
func isHost(v ssa.Value) bool {
	switch v := summary.Bare(v).(type) {
	case *ssa.Parameter:
		return lexicon.Host(v.Name())
	case *ssa.Call:
		return ir.Callee(&v.Call) == "(*net/url.URL).Hostname"
	case *ssa.UnOp:
		f, ok := v.X.(*ssa.FieldAddr)
		return ok && ir.FieldName(f) == "net/url.URL.Host"
	}
	return false
}

// delimited reports whether a text begins with what no other name can have
// before it.
func delimited(v ssa.Value) bool {
	if sum, ok := v.(*ssa.BinOp); ok {
		v = sum.X
	}
	text, ok := trace.TextOf(v)
	return ok && strings.IndexAny(text, "./@:") == 0
}

// ofIssuer reports whether a function, or one that calls it, is about the
// issuer of a token by its name or a parameter's.
func (c *checker) ofIssuer(fn *ssa.Function, depth int) bool {
	for _, f := range family(fn) {
		if lexicon.Issuer(f.Name()) {
			return true
		}
		for _, p := range f.Params {
			if lexicon.Issuer(p.Name()) {
				return true
			}
		}
	}
	if depth == 0 {
		return false
	}
	return c.anyInstruction(func(in ssa.Instruction) bool {
		call, ok := in.(ssa.CallInstruction)
		return ok && call.Common().StaticCallee() == fn && in.Parent() != fn && c.ofIssuer(in.Parent(), depth-1)
	})
}
