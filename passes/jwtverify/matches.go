package jwtverify

import (
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
)

// matchesURL reports whether a call asks for a pattern anywhere in the whole
// URL, itself or by a function of the package that gets it.
func (c *checker) matchesURL(call *ssa.CallCommon) bool {
	for _, e := range c.Tracer.Lookup(call) {
		if e.Role == catalog.Match {
			return c.wholeURL(ir.Argument(call, e.Int("arg", 0))) && !c.anchored(call, e)
		}
	}
	f := call.StaticCallee()
	if f == nil || f.Blocks == nil {
		return false
	}
	if c.asks(f) {
		return true
	}
	for i, a := range call.Args {
		if i < len(f.Params) && c.wholeURL(a) && c.matches(f, f.Params[i]) {
			return true
		}
	}
	return false
}

// matches reports whether a function asks for a pattern anywhere in its
// parameter.
func (c *checker) matches(fn *ssa.Function, p *ssa.Parameter) bool {
	found := false
	c.calls(fn, catalog.Match, func(in ssa.CallInstruction, e *catalog.Entry) {
		if ir.Unconverted(ir.Argument(in.Common(), e.Int("arg", 0))) == ssa.Value(p) && !c.anchored(in.Common(), e) {
			found = true
		}
	})
	return found
}

// asks reports whether a function that answers with yes or no about the request
// that it is given asks for a pattern anywhere in that request's URL.
func (c *checker) asks(fn *ssa.Function) bool {
	res := fn.Signature.Results()
	if res.Len() == 0 || !types.Identical(res.At(0).Type().Underlying(), types.Typ[types.Bool]) {
		return false
	}
	found := false
	c.calls(fn, catalog.Match, func(in ssa.CallInstruction, e *catalog.Entry) {
		found = found || c.wholeURL(ir.Argument(in.Common(), e.Int("arg", 0))) && !c.anchored(in.Common(), e)
	})
	return found
}

// anchored reports whether the pattern holds from the text's beginning: all
// that are known do.
func (c *checker) anchored(call *ssa.CallCommon, e *catalog.Entry) bool {
	if e.Attr("pattern") == "" {
		return false
	}
	pattern := ir.Argument(call, e.Int("pattern", 0))
	if load, ok := pattern.(*ssa.UnOp); ok && load.Op == token.MUL {
		if of, ok := load.X.(*ssa.IndexAddr); ok { // one of a list
			pattern = of.X
		}
	}
	v := c.Tracer.Of(pattern)
	for _, a := range v {
		if !a.IsConst || !strings.HasPrefix(a.Const, "^") {
			return false
		}
	}
	return len(v) > 0
}

// wholeURL reports whether a value is a request's URL with its query.
func (c *checker) wholeURL(v ssa.Value) bool {
	switch v := ir.Unconverted(v).(type) {
	case *ssa.Call:
		for _, e := range c.Tracer.Lookup(&v.Call) {
			if e.Role == catalog.WholeURL {
				return true
			}
		}
	case *ssa.UnOp:
		if fa, ok := v.X.(*ssa.FieldAddr); ok {
			return catalog.Default().Has(ir.FieldName(fa), catalog.WholeURL) != nil
		}
	}
	return false
}
