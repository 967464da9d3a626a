package jwtverify

import (
	"fmt"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/summary"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// tokenHeader marks what a token's header says before it is verified.
const tokenHeader = "token-header"

// noneKey is the value by which golang-jwt takes tokens without a signature.
const noneKey = "none signing method allowed"

// keys reports keys that verify nothing: the "none" algorithm, keys of
// several kinds of which the token chooses one, keys that are fetched from
// where the token says.
func (c *checker) keys(fn *ssa.Function) {
	var bytes, pointers bool
	for _, k := range c.Sinks(fn) {
		switch k.As {
		case "key":
			if c.isNone(k.Value) {
				what := "a token is made without a signature"
				if _, answer := k.In.(*ssa.Return); answer {
					what = "the key function allows tokens without a signature"
				}
				c.report(k.Pos, fmt.Sprintf("%s (algorithm \"none\"): %s; use a signing key", what, anyClaims))
				continue
			}
			if _, answer := k.In.(*ssa.Return); answer && k.Entry().Role == catalog.KeyFunc {
				if c.publicText(k.Value) {
					c.report(k.Pos, "the key function answers with the text of a public key, which is no secret: with it as the key of an HMAC anyone signs tokens; compare token.Method and return only the parsed key, or allow one method with jwt.WithValidMethods")
					continue
				}
				switch summary.Bare(k.Value).Type().Underlying().(type) {
				case *types.Slice:
					bytes = true
				case *types.Pointer:
					pointers = true
				}
			}
		case "fetch", "read-file":
			if c.Tracer.Of(k.Value).Has(tokenHeader) && !c.comparesHeader() {
				c.report(k.Pos, "the key is fetched from where the token's own header says, and nothing compares the header with what is allowed: an attacker names a key of their own and signs with it; compare the signer or the key's id with a list before you fetch")
			}
		}
	}
	if bytes && pointers && !c.readsMethod(fn) {
		c.report(fn.Pos(), "the key function returns keys of different kinds without a look at the token's method, so the token chooses how it is verified: with the public key as a secret an attacker signs tokens; compare token.Method, or allow one method with jwt.WithValidMethods")
	}
}

// publicText reports whether a key is the text that the package parses as a public
// key elsewhere.
func (c *checker) publicText(v ssa.Value) bool {
	if _, bytes := summary.Bare(v).Type().Underlying().(*types.Slice); !bytes {
		return false
	}
	held := c.held(v, 4)
	return c.anyInstruction(func(in ssa.Instruction) bool {
		call, ok := in.(ssa.CallInstruction)
		if !ok || len(call.Common().Args) == 0 || call.Common().IsInvoke() || !parsesPublic(ir.Callee(call.Common())) {
			return false
		}
		return slices.ContainsFunc(c.held(call.Common().Args[0], 4), func(x ssa.Value) bool { return slices.Contains(held, x) })
	})
}

// parsesPublic reports whether a function by its name makes a public key of its
// text.
func parsesPublic(name string) bool {
	last := name[strings.LastIndex(name, ".")+1:]
	return strings.HasPrefix(last, "Parse") && strings.Contains(last, "PublicKey")
}

// held are the values that v may be, through variables and fields of the package.
func (c *checker) held(v ssa.Value, hops int) []ssa.Value {
	v = summary.Bare(v)
	r := []ssa.Value{v}
	if hops == 0 {
		return r
	}
	switch x := v.(type) {
	case *ssa.UnOp:
		for _, s := range c.Tracer.HeldAt(x.X) {
			r = append(r, c.held(s, hops-1)...)
		}
	case *ssa.FreeVar:
		if b := c.Tracer.Binding(x); b != nil {
			r = append(r, c.held(b, hops-1)...)
		}
	}
	return r
}

func (c *checker) isNone(v ssa.Value) bool {
	for _, a := range c.Tracer.Of(v) {
		if a.IsConst && a.Const == noneKey {
			return true
		}
	}
	return false
}

// readsMethod reports whether a key function looks at the token's method.
func (c *checker) readsMethod(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			if f, ok := in.(*ssa.FieldAddr); ok {
				if v := fieldOf(f.X.Type(), f.Field); v != nil && (v.Name() == "Method" || v.Name() == "Header") {
					return true
				}
			}
		}
	}
	return false
}

// comparesHeader reports whether the package compares something of a token's
// header, other than its algorithm, with something else.
func (c *checker) comparesHeader() bool {
	for _, fn := range c.IR.Funcs {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				op, ok := in.(*ssa.BinOp)
				if !ok || op.Op != token.EQL && op.Op != token.NEQ {
					continue
				}
				for _, side := range [][2]ssa.Value{{op.X, op.Y}, {op.Y, op.X}} {
					if k, ok := side[1].(*ssa.Const); ok && (k.Value == nil || k.Value.ExactString() == `""`) {
						continue
					}
					for _, a := range c.Tracer.Of(side[0]) {
						for _, n := range a.Named(tokenHeader) {
							if n != "alg" && n != "typ" {
								return true
							}
						}
					}
				}
			}
		}
	}
	return false
}

// expectations reports what a token is checked against if the token itself
// says it.
func (c *checker) expectations(fn *ssa.Function) {
	for _, k := range c.Sinks(fn) {
		if k.As == "jwt-expect" && c.Tracer.Of(k.Value).Has(trace.Unverified) && !c.listed(k.Value) && !c.choosesKey(fn, k.Value) {
			c.report(k.Pos, "the expected audience or issuer ("+k.What+") is taken from the token under test, so any token of the same signer passes: one made for another application logs in here; compare with your own client id")
		}
	}
}

// listed reports whether the package looks the same claim of a token that
// isn't verified yet up in a map: in the list of those that are allowed, with
// the key that belongs to each.
func (c *checker) listed(v ssa.Value) bool {
	marks := c.Tracer.Of(v).Marks()
	return c.anyInstruction(func(in ssa.Instruction) bool {
		l, ok := in.(*ssa.Lookup)
		return ok && ir.IsString(l.Index.Type()) && c.Tracer.Of(l.Index).Has(trace.Unverified) && slices.Equal(c.Tracer.Of(l.Index).Marks(), marks)
	})
}

// choosesKey reports whether what a token is checked against also chooses the key
// that it must verify under, by a function that answers with the issuer's: who
// holds that key may say so.
func (c *checker) choosesKey(fn *ssa.Function, v ssa.Value) bool {
	marks := c.Tracer.Of(v).Marks()
	for _, f := range family(fn) {
		for _, k := range c.Sinks(f) {
			if k.As != "key" {
				continue
			}
			for _, made := range c.madeBy(k.Value) {
				if slices.ContainsFunc(made.Call.Args, func(a ssa.Value) bool {
					return ir.IsString(a.Type()) && c.Tracer.Of(a).Has(trace.Unverified) && slices.Equal(c.Tracer.Of(a).Marks(), marks)
				}) {
					return true
				}
			}
		}
	}
	return false
}

// madeBy are the calls whose result a key is, also in a variable that a closure
// captures.
func (c *checker) madeBy(v ssa.Value) []*ssa.Call {
	switch x := summary.Bare(v).(type) {
	case *ssa.Call:
		return []*ssa.Call{x}
	case *ssa.Extract:
		if call, ok := x.Tuple.(*ssa.Call); ok {
			return []*ssa.Call{call}
		}
	case *ssa.FreeVar:
		if b := c.Tracer.Binding(x); b != nil {
			return c.madeBy(b)
		}
	case *ssa.UnOp:
		if x.Op == token.MUL {
			return c.madeBy(x.X)
		}
	case *ssa.Alloc:
		var r []*ssa.Call
		for _, ref := range *x.Referrers() {
			if st, ok := ref.(*ssa.Store); ok && st.Addr == ssa.Value(x) {
				r = append(r, c.madeBy(st.Val)...)
			}
		}
		return r
	}
	return nil
}
