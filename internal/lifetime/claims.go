package lifetime

import (
	"go/token"
	"go/types"
	"reflect"
	"slices"
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

	at    token.Pos // where the claims are made
	names []string  // what the claims' type and texts are called
}

func (c *Claims) add(o Claims) {
	c.Missing = c.Missing || o.Missing
	c.Set = c.Set || o.Set
	c.Unknown = c.Unknown || o.Unknown
	c.Filled = c.Filled || o.Filled
	c.Param = max(c.Param, o.Param)
	c.Spans = join(c.Spans, o.Spans)
	if o.Unit != 0 {
		c.Unit = o.Unit
	}
	if !c.at.IsValid() || o.Missing && o.at.IsValid() {
		c.at = o.at
	}
	c.names = append(c.names, o.names...)
}

// claims follows claims backward from where they are signed.
func (p *Package) claims(v ssa.Value, sign ssa.Instruction, depth int) Claims {
	if depth > maxDepth || v == nil {
		return Claims{Unknown: true}
	}
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
	default:
		c.Missing = true
	}
	if c.Unknown || !c.Missing {
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
		if e := p.cat.Has(typeName(t)+"."+f.Name(), catalog.ClaimsExpiry); e != nil {
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

// setAfter reports whether claims that are shared by pointer get their expiry
// behind the place of use.
func (p *Package) setAfter(addr ssa.Value, use ssa.Instruction, setters []ssa.Instruction) bool {
	if u, ok := use.(*ssa.UnOp); ok && u.X == addr {
		return false // copied
	}
	return slices.ContainsFunc(setters, func(s ssa.Instruction) bool {
		return s.Block() == use.Block() && precedes(use, s) || s.Block() != use.Block() && use.Block().Dominates(s.Block())
	})
}

// fill collects what is put into the claims at an address, along the path to
// the expiry. It reports whether all of it is known to start out empty.
func (p *Package) fill(c *Claims, addr ssa.Value, path []int, has bool, setters *[]ssa.Instruction, depth int) bool {
	if addr.Referrers() == nil || depth > maxDepth {
		c.Unknown = true
		return false
	}
	fresh := false
	if _, ok := addr.(*ssa.Alloc); ok && (has || p.cat.Has(typeName(addr.Type()), catalog.ClaimsType) == nil) {
		fresh = true
	}
	for _, ref := range *addr.Referrers() {
		switch ref := ref.(type) {
		case *ssa.FieldAddr:
			if !has || ref.Field != path[0] {
				for _, s := range storesTo(ref) {
					c.Filled = true
					c.names = append(c.names, words(s)...)
				}
				if len(*ref.Referrers()) > 0 && structOf(deref(ref.Type())) != nil {
					c.Filled = true
				}
				continue
			}
			if len(path) == 1 {
				for _, s := range stores(ref) {
					p.set(c, s.Val, s, setters, depth)
				}
				continue
			}
			if isPointer(deref(ref.Type())) {
				for _, s := range stores(ref) {
					c.add(nested(p.claims(s.Val, s, depth+1), s, setters))
				}
				continue
			}
			p.fill(c, ref, path[1:], true, setters, depth+1)
		case *ssa.Store:
			if ref.Addr != addr {
				continue
			}
			if k, ok := ref.Val.(*ssa.Const); ok && k.Value == nil {
				continue
			}
			o := p.claims(ref.Val, ref, depth+1)
			fresh = true
			c.add(nested(o, ref, setters))
			if o.Param > 0 {
				c.Param = 0
				c.Unknown = true
			}
		case ssa.CallInstruction:
			p.fillByCall(c, addr, ref, setters, depth)
		case *ssa.MakeInterface:
			for _, r := range *ref.Referrers() {
				if in, ok := r.(ssa.CallInstruction); ok && p.signArgument(in.Common(), ref) == nil {
					p.fillByCall(c, ref, in, setters, depth)
				}
			}
		case *ssa.MakeClosure:
			c.Unknown = true
		}
	}
	return fresh
}

// nested turns claims that are stored whole into a setter, if they always have
// an expiry.
func nested(o Claims, at ssa.Instruction, setters *[]ssa.Instruction) Claims {
	if !o.Missing && o.Set {
		*setters = append(*setters, at)
	}
	o.Missing = false
	o.at = token.NoPos
	return o
}

// set notes that v is stored as the expiry. A constant zero sets none.
func (p *Package) set(c *Claims, v ssa.Value, at ssa.Instruction, setters *[]ssa.Instruction, depth int) {
	spans := p.span(v, depth)
	if len(spans) == 1 && spans[0] == (Span{}) {
		return
	}
	*setters = append(*setters, at)
	c.Set = true
	c.Spans = join(c.Spans, spans)
}

// fillByCall notes what a call does to the claims whose address it gets.
func (p *Package) fillByCall(c *Claims, addr ssa.Value, in ssa.CallInstruction, setters *[]ssa.Instruction, depth int) {
	call := in.Common()
	name := ir.Callee(call)
	for _, e := range p.cat.Lookup(name) {
		switch e.Role {
		case catalog.ClaimsExpiry:
			if argument(call, e.Int("on", -1)) != addr {
				continue
			}
			c.Unit = unit(e.Attr("unit"))
			p.set(c, argument(call, e.Int("arg", 0)), in, setters, depth)
			return
		case catalog.ClaimsSet:
			if k, ok := textOf(argument(call, e.Int("key", 0))); ok && k == "exp" {
				p.set(c, argument(call, e.Int("value", 1)), in, setters, depth)
			} else if !ok {
				c.Unknown = true
			}
			return
		}
	}
	if f := call.StaticCallee(); f != nil && f.Pkg != nil && argument(call, -1) == addr && p.cat.Mentions(f.Pkg.Pkg.Path()) {
		return // the library's own methods; those that fill are in the catalog
	}
	for i := 0; ; i++ {
		a := rawArgument(call, i)
		if a == nil {
			break
		}
		if a != addr {
			continue
		}
		f := p.Func(call)
		switch {
		case f != nil && slices.Contains(f.Sets, i):
			*setters = append(*setters, in)
			c.Set = true
		case f == nil || !slices.Contains(f.Signs, i):
			if f == nil || !slices.Contains(f.Leaves, i) {
				c.Unknown = true
			}
		}
	}
}

// claimsMap judges claims in a map: what is put under "exp".
func (p *Package) claimsMap(m ssa.Value, use ssa.Instruction) Claims {
	c := Claims{Unit: unit("unix"), at: m.Pos()}
	var setters []ssa.Instruction
	p.fillMap(&c, m, &setters, 0)
	if c.Unknown {
		return c
	}
	from, ok := m.(ssa.Instruction)
	if !ok {
		if f := use.Parent(); len(f.Blocks) > 0 {
			from = f.Blocks[0].Instrs[0]
		}
	}
	if avoidable(from, use, setters) && !p.setAfter(m, use, setters) {
		c.Missing = true
	}
	return c
}

func (p *Package) fillMap(c *Claims, m ssa.Value, setters *[]ssa.Instruction, depth int) {
	if m.Referrers() == nil || depth > 6 {
		c.Unknown = true
		return
	}
	for _, ref := range *m.Referrers() {
		switch ref := ref.(type) {
		case *ssa.MapUpdate:
			if ref.Map != m {
				continue
			}
			k, ok := textOf(ref.Key)
			switch {
			case ok && k == "exp":
				p.set(c, ref.Value, ref, setters, depth)
			case !ok: // a copy of other claims
				c.Unknown = true
			default:
				c.Filled = true
				c.names = append(c.names, words(ref.Key)...)
				c.names = append(c.names, words(ref.Value)...)
			}
		case *ssa.ChangeType:
			p.fillMap(c, ref, setters, depth+1)
		case *ssa.MakeInterface:
			for _, r := range *ref.Referrers() {
				if in, ok := r.(ssa.CallInstruction); ok && p.signArgument(in.Common(), ref) == nil {
					p.fillByCall(c, ref, in, setters, depth)
				}
			}
		case *ssa.Store:
			if ref.Val == m { // kept in a variable, and filled from there
				if a, ok := ref.Addr.(*ssa.Alloc); ok {
					for _, r := range *a.Referrers() {
						if u, ok := r.(*ssa.UnOp); ok && u.Op == token.MUL {
							p.fillMap(c, u, setters, depth+1)
						}
						if _, ok := r.(*ssa.MakeClosure); ok {
							c.Unknown = true
						}
					}
				}
			}
		case ssa.CallInstruction:
			if _, builtin := ref.Common().Value.(*ssa.Builtin); !builtin && p.signArgument(ref.Common(), m) == nil {
				p.fillByCall(c, m, ref, setters, depth)
			}
		}
	}
}

// typeWords are the words of a type's name.
func typeWords(t types.Type) []string { return nameWords(last(typeName(t))) }
