package lifetime

import (
	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
)

// claimsCall judges claims that a call makes: an empty object of a library,
// a link in a chain of a builder's methods, or what a function returns.
func (p *Package) claimsCall(c *ssa.Call, result int, sign ssa.Instruction, depth int) Claims {
	for _, e := range p.cat.Lookup(ir.Callee(&c.Call)) {
		switch e.Role {
		case catalog.ClaimsNew, catalog.ClaimsChain, catalog.ClaimsExpiry, catalog.ClaimsSet, catalog.ClaimsAdd:
			return p.claimsObject(c, sign, depth)
		}
	}
	f := p.Func(&c.Call)
	if f == nil || result >= len(f.Claims) {
		return Claims{Unknown: true}
	}
	r := f.Claims[result]
	if r.Param > 0 {
		return p.claims(rawArgument(&c.Call, r.Param-1), sign, depth+1)
	}
	if r.Told || r.Unknown || !r.Missing && !r.Set {
		return Claims{Unknown: true}
	}
	o := Claims{Missing: r.Missing, Set: r.Set, Unit: r.Unit, at: c.Pos()}
	if r.at.IsValid() {
		o.at = r.at
	}
	if given := p.substitute([]Span{r.When}, &c.Call, depth); r.When != (Span{}) && len(given) == 1 {
		switch s := given[0]; {
		case !s.Known():
			o.When = s
		case s.Base != 0:
			o.Missing = false
		default:
			o.Set = false
		}
	}
	if r.Missing && !isInterface(c, result) {
		// The caller may complete what it gets.
		var setters []ssa.Instruction
		if path, has := p.expiry(resultType(c, result), 0); has {
			for _, v := range results(c, result) {
				for _, a := range holders(v) {
					p.fill(&o, a, path.path, true, &setters, depth+1)
				}
			}
		}
		for _, v := range results(c, result) {
			if isMap(v.Type()) {
				p.fillMap(&o, v, &setters, 0)
			}
		}
		if len(setters) > 0 && !avoidable(c, sign, setters) {
			o.Missing = false
		}
	}
	o.Spans = join(o.Spans, p.substitute(r.Spans, &c.Call, depth))
	return o
}

// holders are the addresses at which a struct that was returned is kept: the
// pointer itself, or the variables it is assigned to.
func holders(v ssa.Value) []ssa.Value {
	if isPointer(v.Type()) {
		return []ssa.Value{v}
	}
	var r []ssa.Value
	for _, ref := range *v.Referrers() {
		if s, ok := ref.(*ssa.Store); ok && s.Val == v {
			r = append(r, s.Addr)
		}
	}
	return r
}

// claimsObject judges a library's object that is filled by methods: back to
// where it is made, and all calls on the links of the chain.
func (p *Package) claimsObject(link ssa.Value, sign ssa.Instruction, depth int) Claims {
	root := p.objectRoot(link, map[ssa.Value]*ssa.Call{})
	if root == nil {
		return Claims{Unknown: true}
	}
	o := Claims{Unit: 1, at: root.Pos()}
	var setters []ssa.Instruction
	p.fillObject(&o, root, sign, map[ssa.Value]bool{}, &setters, depth)
	if o.Unknown {
		return o
	}
	if avoidable(root, sign, setters) {
		o.Missing = true
	}
	return o
}

// objectRoot follows a chain of a builder's methods back to where the object is
// made, on all ways the same; nil if that isn't known.
func (p *Package) objectRoot(v ssa.Value, seen map[ssa.Value]*ssa.Call) *ssa.Call {
	if r, again := seen[v]; again {
		return r
	}
	seen[v] = nil
	switch x := v.(type) {
	case *ssa.Extract:
		seen[v] = p.objectRoot(x.Tuple, seen)
	case *ssa.Phi: // a link that is only added on some way
		var root *ssa.Call
		for _, e := range x.Edges {
			if r, again := seen[e]; again && r == nil {
				continue // around a loop
			}
			r := p.objectRoot(e, seen)
			if r == nil || root != nil && r != root {
				return nil
			}
			root = r
		}
		seen[v] = root
	case *ssa.Call:
		if p.cat.Has(ir.Callee(&x.Call), catalog.ClaimsNew) != nil {
			seen[v] = x
		} else if next := ir.Argument(&x.Call, -1); next != nil && len(p.cat.Lookup(ir.Callee(&x.Call))) > 0 {
			seen[v] = p.objectRoot(next, seen)
		}
	}
	return seen[v]
}

// fillObject collects the calls on an object and on what its methods return.
func (p *Package) fillObject(o *Claims, v ssa.Value, sign ssa.Instruction, seen map[ssa.Value]bool, setters *[]ssa.Instruction, depth int) {
	if seen[v] || v.Referrers() == nil {
		return
	}
	seen[v] = true
	for _, ref := range *v.Referrers() {
		switch ref := ref.(type) {
		case *ssa.Extract:
			if ref.Index == 0 {
				p.fillObject(o, ref, sign, seen, setters, depth)
			}
		case *ssa.Phi:
			p.fillObject(o, ref, sign, seen, setters, depth)
		case *ssa.FieldAddr: // the claims inside a token
			for _, s := range stores(ref) {
				o.add(nested(p.claims(s.Val, s, depth+1), s, setters))
			}
			p.fillObject(o, ref, sign, seen, setters, depth)
		case *ssa.UnOp, *ssa.TypeAssert, *ssa.ChangeInterface, *ssa.MakeInterface, *ssa.ChangeType:
			p.fillObject(o, ref.(ssa.Value), sign, seen, setters, depth)
		case *ssa.MapUpdate:
			if k, ok := ir.ConstText(ref.Key); ok && k == "exp" {
				o.Unit = unit("unix")
				p.set(o, ref.Value, ref, setters, depth)
			} else {
				o.names = append(o.names, words(ref.Key)...)
				o.names = append(o.names, words(ref.Value)...)
				o.Unknown = o.Unknown || !ok
			}
		case *ssa.Store:
			if a, ok := ref.Addr.(*ssa.Alloc); ok && ref.Val == v {
				for _, r := range *a.Referrers() {
					if u, ok := r.(*ssa.UnOp); ok {
						p.fillObject(o, u, sign, seen, setters, depth)
					}
				}
			} else if ref.Val == v {
				o.Unknown = true
			}
		case ssa.CallInstruction:
			if ref == sign {
				continue
			}
			call := ref.Common()
			known := false
			for _, e := range p.cat.Lookup(ir.Callee(call)) {
				known = true
				if e.Role == catalog.ClaimsAdd && ir.Argument(call, -1) == v {
					added := p.claims(ir.Argument(call, e.Int("arg", 0)), ref, depth+1)
					o.add(nested(added, ref, setters))
				}
			}
			if !known || p.cat.Has(ir.Callee(call), catalog.ClaimsAdd) == nil {
				p.fillByCall(o, v, ref, setters, depth)
			}
			if r, ok := ref.(*ssa.Call); ok && known && ir.Argument(call, -1) == v && p.cat.Has(ir.Callee(call), catalog.JWTIssue) == nil {
				p.fillObject(o, r, sign, seen, setters, depth)
			}
		case *ssa.Return:
		}
	}
}
