package lifetime

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
)

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
	if _, ok := addr.(*ssa.Alloc); ok && (has || p.cat.Has(ir.TypePath(addr.Type()), catalog.ClaimsType) == nil) {
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
	if o = o.settled(); !o.Missing && o.Set {
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
	c.When = p.switchedOn(at)
}

// switchedOn is what must not be 0 for an instruction to run: if ttl > 0 { … }.
func (p *Package) switchedOn(in ssa.Instruction) Span {
	b := in.Block()
	up := b.Idom()
	if up == nil || len(b.Preds) != 1 {
		return Span{}
	}
	branch, ok := up.Instrs[len(up.Instrs)-1].(*ssa.If)
	if !ok {
		return Span{}
	}
	cond, ok := branch.Cond.(*ssa.BinOp)
	if !ok {
		return Span{}
	}
	switch then := up.Succs[0] == b; {
	case then && cond.Op != token.GTR && cond.Op != token.NEQ, !then && cond.Op != token.LEQ && cond.Op != token.EQL:
		return Span{}
	}
	if zero := p.span(cond.Y, 2); len(zero) != 1 || zero[0] != (Span{}) {
		return Span{}
	}
	if x := p.span(cond.X, 2); len(x) == 1 && x[0].variable() && !x[0].Now {
		return x[0]
	}
	return Span{}
}

// fillByCall notes what a call does to the claims whose address it gets.
func (p *Package) fillByCall(c *Claims, addr ssa.Value, in ssa.CallInstruction, setters *[]ssa.Instruction, depth int) {
	call := in.Common()
	name := ir.Callee(call)
	for _, e := range p.cat.Lookup(name) {
		switch e.Role {
		case catalog.ClaimsExpiry:
			if ir.Argument(call, e.Int("on", -1)) != addr {
				continue
			}
			c.Unit = unit(e.Attr("unit"))
			p.set(c, ir.Argument(call, e.Int("arg", 0)), in, setters, depth)
			return
		case catalog.ClaimsSet:
			if k, ok := ir.ConstText(ir.Argument(call, e.Int("key", 0))); ok && k == "exp" {
				p.set(c, ir.Argument(call, e.Int("value", 1)), in, setters, depth)
			} else if !ok {
				c.Unknown = true
			}
			return
		}
	}
	if f := call.StaticCallee(); f != nil && f.Pkg != nil && ir.Argument(call, -1) == addr && p.cat.Mentions(f.Pkg.Pkg.Path()) {
		return // the library's own methods; those that fill are in the catalog
	}
	if i := optionOf(call); i > 0 && rawArgument(call, 0) == addr {
		c.Options = i
		return
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
			k, ok := ir.ConstText(ref.Key)
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
