package jwtverify

import (
	"fmt"
	"go/constant"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/summary"
)

// options reports checks that are turned off and not made by hand. That of the
// expiry alone is the expiry analyzer's.
func (c *checker) options(fn *ssa.Function) {
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			switch in := in.(type) {
			case *ssa.Store:
				f, ok := in.Addr.(*ssa.FieldAddr)
				if !ok {
					continue
				}
				if e := catalog.Default().Has(ir.FieldName(f), catalog.JWTOption); e != nil && isBool(in.Val, e.Attr("when")) {
					c.turnedOff(in, e)
				}
			case ssa.CallInstruction:
				for _, e := range c.Tracer.Lookup(in.Common()) {
					if e.Role == catalog.JWTOption && (e.Attr("when") == "" || isBool(argument(in.Common(), e.Int("arg", 0)), e.Attr("when"))) && !(e.Attr("off") == "signature" && c.unsigned(fn)) {
						c.turnedOff(in, e)
					}
				}
			}
		}
	}
	c.calls(fn, catalog.JWTParse, func(in ssa.CallInstruction, e *catalog.Entry) {
		if e.Attr("unchecked") == "" || c.makesUp(e.Attr("unchecked")) || !uses(summary.Holders(in, e.Int("claims", -1))...).identity {
			return
		}
		c.report(in.Pos(), fmt.Sprintf("%s checks the signature only, and nothing in this package checks when the token expires: a token that was stolen once is good for ever; call Validate on the claims with the time, issuer and audience that you expect", short(e.Name)))
	})
}

// unsigned reports whether the function parses tokens without a look at their
// signature: whether they are believed is judged there.
func (c *checker) unsigned(fn *ssa.Function) bool {
	found := false
	c.calls(fn, catalog.JWTParse, func(in ssa.CallInstruction, _ *catalog.Entry) {
		found = found || summary.Unsigned(in.Common())
	})
	return found
}

func (c *checker) turnedOff(in ssa.Instruction, e *catalog.Entry) {
	off := e.Attr("off")
	if off == "" || c.makesUp(off) {
		return
	}
	name := short(e.Name)
	if call, ok := in.(ssa.CallInstruction); ok && call.Common().Signature().Params().Len() == 1 && e.Attr("when") != "" {
		name += "(" + e.Attr("when") + ")" // an option that is told so
	}
	c.report(in.Pos(), fmt.Sprintf("%s %s", name, map[string]string{
		"claims":         "checks the signature only, and nothing in this package checks the claims: a token that was stolen once is good for ever; use the function that validates, or check the expiry yourself",
		"audience":       "leaves the audience unchecked, and nothing in this package checks it: a token that the provider made for any other application logs in here; set the client id",
		"given-audience": "lets a token pass that has no audience, for it is told that none is required: a token that the same issuer made for something else logs in here; pass true",
		"issuer":         "leaves the issuer unchecked, and nothing in this package checks it: a token of any issuer whose keys you load logs in here; leave it out, or compare the issuer with those that you trust",
		"signature":      "leaves the signature unchecked: " + anyClaims + "; leave it out",
	}[off]))
}

func isBool(v ssa.Value, want string) bool {
	k, ok := v.(*ssa.Const)
	return ok && k.Value != nil && k.Value.Kind() == constant.Bool && constant.BoolVal(k.Value) == (want == "true")
}

// handmade are the claims that someone who checks by hand reads.
var handmade = map[string][]string{
	"claims":         {"exp", "ExpiresAt", "Expiry", "GetExpirationTime"},
	"audience":       {"aud", "Audience", "GetAudience"},
	"given-audience": {"aud", "Audience", "GetAudience"},
	"issuer":         {"iss", "Issuer", "GetIssuer"},
}

// makesUp reports whether the package makes the check by other means.
func (c *checker) makesUp(off string) bool {
	for _, fn := range c.IR.Funcs {
		if off != "signature" && off != "given-audience" {
			made := false
			c.calls(fn, catalog.JWTValidate, func(ssa.CallInstruction, *catalog.Entry) { made = true })
			if made {
				return true
			}
		}
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				for _, name := range handmade[off] {
					if reads(in, name) {
						return true
					}
				}
			}
		}
	}
	return false
}

// reads reports whether the instruction reads the claim.
func reads(in ssa.Instruction, name string) bool {
	switch in := in.(type) {
	case *ssa.FieldAddr:
		f := fieldOf(in.X.Type(), in.Field)
		return f != nil && f.Name() == name && loaded(in)
	case *ssa.Field:
		f := fieldOf(in.X.Type(), in.Field)
		return f != nil && f.Name() == name
	case *ssa.Lookup:
		k, ok := in.Index.(*ssa.Const)
		return ok && k.Value != nil && k.Value.Kind() == constant.String && constant.StringVal(k.Value) == name
	case ssa.CallInstruction:
		return strings.HasSuffix(ir.Callee(in.Common()), "."+name)
	}
	return false
}

func loaded(a *ssa.FieldAddr) bool {
	for _, ref := range *a.Referrers() {
		if s, ok := ref.(*ssa.Store); !ok || s.Addr != a {
			return true
		}
	}
	return false
}

// expected are the claims that a parse can be told to expect, with the
// options that do.
var expected = []struct {
	claim   string
	options []string
}{
	{"audience", []string{"WithAudience", "WithAllAudiences"}},
	{"issuer", []string{"WithIssuer"}},
}

// siblings reports parses of the same claims of which one names the audience
// or issuer that it expects and the other does not.
func (c *checker) siblings() {
	type parse struct {
		in   ssa.CallInstruction
		name string
	}
	for _, o := range expected {
		option, names := o.claim, o.options
		with, without := map[string]parse{}, map[string][]parse{}
		for _, fn := range c.IR.Funcs {
			c.calls(fn, catalog.JWTParse, func(in ssa.CallInstruction, e *catalog.Entry) {
				claims := argument(in.Common(), e.Int("claims", -1))
				if claims == nil || !in.Common().Signature().Variadic() {
					return
				}
				kind := types.TypeString(summary.Bare(claims).Type(), nil)
				p := parse{in, short(e.Name)}
				if !summary.Given(in.Common(), names) {
					without[kind] = append(without[kind], p)
				} else if _, seen := with[kind]; !seen {
					with[kind] = p
				}
			})
		}
		for kind, ps := range without {
			w, ok := with[kind]
			if !ok || c.makesUp(option) {
				continue
			}
			for _, p := range ps {
				c.report(p.in.Pos(), fmt.Sprintf("%s does not check the %s, which its sibling at %s does for the same claims: a token made for another purpose passes here; add the option here too", p.name, option, c.Tracer.Step(w.in.Pos(), "").Place()))
			}
		}
	}
}
