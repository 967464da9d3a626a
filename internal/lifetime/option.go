package lifetime

import (
	"go/constant"
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/summary"
)

// options reports where validation of the expiry is turned off and nothing in
// the function's reach looks at it.
func (p *Package) options() {
	p.instructions(func(in ssa.Instruction) {
		switch in := in.(type) {
		case *ssa.Store:
			if fa, ok := in.Addr.(*ssa.FieldAddr); ok {
				name := ir.FieldName(fa)
				if e := p.cat.Has(name, catalog.ExpiryOff); e != nil && isBool(in.Val, e.Attr("when") != "false") {
					p.off(e, name, pos(in, fa), in.Parent())
				}
			}
		case ssa.CallInstruction:
			name := ir.Callee(in.Common())
			e := p.cat.Has(name, catalog.ExpiryOff)
			if e == nil {
				return
			}
			if i := e.Int("arg", -2); i > -2 {
				v := ir.Argument(in.Common(), i)
				if v == nil || !isBool(v, e.Attr("when") != "false") {
					return
				}
			}
			p.off(e, name, in.Pos(), in.Parent())
		}
	})
}

func isBool(v ssa.Value, want bool) bool {
	c, ok := v.(*ssa.Const)
	return ok && c.Value != nil && c.Value.Kind() == constant.Bool && constant.BoolVal(c.Value) == want
}

func (p *Package) off(e *catalog.Entry, name string, at token.Pos, fn *ssa.Function) {
	// Who parses an expired token on purpose says so: to refresh it, to end
	// its session, to look who it was.
	for _, w := range place(fn) {
		switch w {
		case "expired", "refresh", "logout", "unverified", "unsafe", "ignore", "ignoring", "revoke", "without", "renew", "inspect", "debug", "allow", "peek", "skip", "noexp":
			return
		}
	}
	if p.onlyPeeks(fn) {
		return // nothing is validated anyhow, which is another rule's matter
	}
	if p.looksAtExpiry(fn, 0, map[*ssa.Function]bool{}) {
		return
	}
	p.report(Finding{Pos: at, Kind: Unchecked, Use: Use{What: short(name), Fix: e.Attr("fix")}})
}

// onlyPeeks reports whether a function reads tokens without verifying any.
func (p *Package) onlyPeeks(fn *ssa.Function) bool {
	peeks := false
	for _, in := range calls(fn) {
		name := ir.Callee(in.Common())
		if p.cat.Has(name, catalog.JWTParse) != nil && p.cat.Has(name, catalog.JWTPeek) == nil {
			if !summary.Unsigned(in.Common()) {
				return false
			}
			peeks = true
		}
		peeks = peeks || p.cat.Has(name, catalog.JWTPeek) != nil
	}
	return peeks
}

// looksAtExpiry reports whether a function, its callers or those it calls ask
// for an expiry.
func (p *Package) looksAtExpiry(fn *ssa.Function, depth int, seen map[*ssa.Function]bool) bool {
	if p.asks(fn, 0, seen) {
		return true
	}
	if depth > 2 {
		return false
	}
	for _, caller := range p.ir.Funcs {
		for _, in := range calls(caller) {
			if p.callee(in.Common()) == fn && caller != fn && p.looksAtExpiry(caller, depth+1, seen) {
				return true
			}
		}
	}
	return false
}

// asks reports whether the function or those it calls read an expiry or
// validate claims.
func (p *Package) asks(fn *ssa.Function, depth int, seen map[*ssa.Function]bool) bool {
	if seen[fn] || depth > 3 {
		return false
	}
	seen[fn] = true
	for _, f := range append([]*ssa.Function{fn}, fn.AnonFuncs...) {
		for _, b := range f.Blocks {
			for _, in := range b.Instrs {
				if slices.ContainsFunc(p.kept(in), func(c *ssa.Function) bool { return p.asks(c, depth+1, seen) }) {
					return true
				}
				switch in := in.(type) {
				case *ssa.FieldAddr:
					if lexicon.ExpiryField(last(ir.FieldName(in))) && len(stores(in)) == 0 {
						return true
					}
				case *ssa.Field:
					if lexicon.ExpiryField(last(ir.FieldOf(in))) {
						return true
					}
				case *ssa.Lookup:
					if k, ok := ir.ConstText(in.Index); ok && k == "exp" {
						return true
					}
				case ssa.CallInstruction:
					name := ir.Callee(in.Common())
					if p.cat.Has(name, catalog.ExpiryCheck) != nil || slices.ContainsFunc(in.Common().Args, isExp) {
						return true
					}
					if !ir.PassesOn(in.Common()) && slices.ContainsFunc(p.reached(in.Common()), func(c *ssa.Function) bool { return p.asks(c, depth+1, seen) }) {
						return true
					}
				}
			}
		}
	}
	return false
}

// kept are the functions about claims that an instruction makes values of: a
// rule that whoever gets it asks about each token.
func (p *Package) kept(in ssa.Instruction) []*ssa.Function {
	var r []*ssa.Function
	for _, op := range in.Operands(nil) {
		if f, ok := (*op).(*ssa.Function); ok && p.own[declared(f)] {
			for v := range f.Signature.Params().Variables() {
				if p.claimsLike(v.Type()) {
					r = append(r, declared(f))
				}
			}
		}
	}
	return r
}

// isExp reports whether a value is the name of the claim.
func isExp(v ssa.Value) bool {
	name, _ := ir.ConstText(v)
	return name == "exp"
}
