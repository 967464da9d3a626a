package lifetime

import (
	"go/token"
	"go/types"
	"reflect"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
)

// Claims are what is known of the expiry in a token's claims.
type Claims struct {
	Missing bool   // some way sets no expiry
	Set     bool   // some way sets one
	Unknown bool   // it may be set where that can't be seen
	Param   int    // index + 1 of the parameter that the claims are; 0: none
	Spans   []Span // what the expiry is set to
	Unit    float64
	Filled  bool // something else is in them
	Options int  // index + 1 of the parameter whose options may set it; 0: none
	When    Span // the expiry is set where this is not 0; the zero Span: not known

	at    token.Pos // where the claims are made
	names []string  // what the claims' type and texts are called
}

func (c *Claims) add(o Claims) {
	c.Missing = c.Missing || o.Missing
	c.Set = c.Set || o.Set
	c.Unknown = c.Unknown || o.Unknown
	c.Filled = c.Filled || o.Filled
	c.Param = max(c.Param, o.Param)
	c.Options = max(c.Options, o.Options)
	if o.When != (Span{}) {
		c.When = o.When
	}
	c.Spans = join(c.Spans, o.Spans)
	if o.Unit != 0 {
		c.Unit = o.Unit
	}
	if !c.at.IsValid() || o.Missing && o.at.IsValid() {
		c.at = o.at
	}
	c.names = append(c.names, o.names...)
}

// settled is what is known of claims where their options can't be judged.
func (c Claims) settled() Claims {
	c.Unknown = c.Unknown || c.Options > 0
	c.Options = 0
	return c
}

// claims follows claims backward from where they are signed.
func (p *Package) claims(v ssa.Value, sign ssa.Instruction, depth int) Claims {
	if depth > maxDepth || v == nil || !p.enter() {
		return Claims{Unknown: true}
	}
	defer p.leave()
	if _, ok := types.Unalias(deref(v.Type())).Underlying().(*types.Interface); !ok && p.ownExpiry(v.Type()) {
		return Claims{Unknown: true}
	}
	switch v := v.(type) {
	case *ssa.MakeInterface:
		return p.claims(v.X, v, depth+1)
	case *ssa.ChangeType:
		return p.claims(v.X, v, depth+1)
	case *ssa.ChangeInterface:
		return p.claims(v.X, v, depth+1)
	case *ssa.TypeAssert:
		return p.claims(v.X, sign, depth+1)
	case *ssa.Parameter:
		return p.claimsParameter(v, sign, depth)
	case *ssa.Phi:
		if p.active[v] {
			return Claims{}
		}
		p.active[v] = true
		defer delete(p.active, v)
		var c Claims
		for _, e := range v.Edges {
			c.add(p.claims(e, sign, depth+1))
		}
		return c
	case *ssa.Alloc:
		return p.claimsStruct(v, sign, depth)
	case *ssa.UnOp:
		if a, ok := v.X.(*ssa.Alloc); ok && v.Op == token.MUL {
			if structOf(a.Type()) != nil && !isPointer(deref(a.Type())) {
				return p.claimsStruct(a, v, depth)
			}
			var c Claims
			for _, s := range storesTo(a) {
				c.add(p.claims(s, sign, depth+1))
			}
			return c
		}
	case *ssa.MakeMap:
		return p.claimsMap(v, sign)
	case *ssa.Extract:
		if c, ok := v.Tuple.(*ssa.Call); ok {
			return p.claimsCall(c, v.Index, sign, depth)
		}
	case *ssa.Call:
		return p.claimsCall(v, 0, sign, depth)
	}
	return Claims{Unknown: true}
}

func isPointer(t types.Type) bool {
	_, ok := types.Unalias(t).Underlying().(*types.Pointer)
	return ok
}

// claimsParameter is the caller's business unless the function sets an expiry.
func (p *Package) claimsParameter(v *ssa.Parameter, sign ssa.Instruction, depth int) Claims {
	var c Claims
	_, isMap := types.Unalias(v.Type()).Underlying().(*types.Map)
	switch {
	case isMap:
		c = p.claimsMap(v, sign)
	case isPointer(v.Type()) && structOf(v.Type()) != nil:
		c = p.claimsStruct(v, sign, depth)
	case types.IsInterface(v.Type()):
		c = p.claimsInterface(v, sign)
	default:
		c.Missing = true
	}
	if c = c.settled(); c.Unknown || !c.Missing {
		return c
	}
	for i, q := range v.Parent().Params {
		if q == v {
			c.Param = i + 1
		}
	}
	c.Missing = false
	return c
}

// claimsInterface judges claims of which only an interface is known: one of
// its methods may set the expiry before they are signed.
func (p *Package) claimsInterface(v ssa.Value, sign ssa.Instruction) Claims {
	var c Claims
	var setters []ssa.Instruction
	for _, ref := range *v.Referrers() {
		in, ok := ref.(ssa.CallInstruction)
		if !ok || !in.Common().IsInvoke() || in.Common().Value != v {
			continue
		}
		if m := in.Common().Method; m.Pkg() == nil || p.cat.Mentions(m.Pkg().Path()) {
			continue // the library's own methods only read
		}
		switch all, none := p.completes(in.Common()); {
		case all:
			setters = append(setters, in)
		case !none:
			c.Unknown = true
		}
	}
	c.Set = len(setters) > 0
	c.Missing = avoidable(v.Parent().Blocks[0].Instrs[0], sign, setters)
	return c
}

// an expiryField is where claims of a type keep the expiry.
type expiryField struct {
	path []int
	unit float64
}

// expiry finds the field of a claims type that holds the expiry, through
// embedded structs.
func (p *Package) expiry(t types.Type, depth int) (expiryField, bool) {
	s := structOf(t)
	if s == nil || depth > 5 {
		return expiryField{}, false
	}
	for i := range s.NumFields() {
		f := s.Field(i)
		if e := p.cat.Has(ir.TypePath(t)+"."+f.Name(), catalog.ClaimsExpiry); e != nil {
			return expiryField{[]int{i}, unit(e.Attr("unit"))}, true
		}
		if tag, _, _ := strings.Cut(reflect.StructTag(s.Tag(i)).Get("json"), ","); tag == "exp" {
			u := unit("unix")
			if isTime(deref(f.Type())) || structOf(f.Type()) != nil {
				u = 1
			}
			return expiryField{[]int{i}, u}, true
		}
	}
	for i := range s.NumFields() {
		if !s.Field(i).Embedded() {
			continue
		}
		if e, ok := p.expiry(s.Field(i).Type(), depth+1); ok {
			return expiryField{append([]int{i}, e.path...), e.unit}, true
		}
	}
	return expiryField{}, false
}

// ownExpiry reports whether a type of the program itself says when it ends:
// by a method of its own, or by how it is marshaled.
func (p *Package) ownExpiry(t types.Type) bool {
	n, ok := types.Unalias(deref(t)).(*types.Named)
	if !ok || p.cat.Mentions(pkgPath(n)) {
		return false
	}
	for i := range n.NumMethods() {
		switch n.Method(i).Name() {
		case "GetExpirationTime", "MarshalJSON":
			return true
		}
	}
	return false
}

func pkgPath(n *types.Named) string {
	if n.Obj().Pkg() == nil {
		return ""
	}
	return n.Obj().Pkg().Path()
}

// claimsStruct judges claims that are filled in at an address.
func (p *Package) claimsStruct(addr ssa.Value, use ssa.Instruction, depth int) Claims {
	c := Claims{Unit: 1, at: addr.Pos()}
	path, has := p.expiry(deref(addr.Type()), 0)
	if has {
		c.Unit = path.unit
	}
	c.names = typeWords(addr.Type())
	var setters []ssa.Instruction
	fresh := p.fill(&c, addr, path.path, has, &setters, depth)
	if c.Unknown {
		return c
	}
	if !fresh && !has { // an object of a library that was not made here
		c.Unknown = true
		return c
	}
	from, ok := addr.(ssa.Instruction)
	if !ok {
		if f := use.Parent(); len(f.Blocks) > 0 {
			from = f.Blocks[0].Instrs[0]
		}
	}
	c.Set = c.Set || len(setters) > 0
	if avoidable(from, use, setters) && !p.setAfter(addr, use, setters) {
		c.Missing = true
	}
	return c
}

// typeWords are the words of a type's name.
func typeWords(t types.Type) []string { return nameWords(last(ir.TypePath(t))) }
