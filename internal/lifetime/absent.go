package lifetime

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
)

// unset judges options that a library is given without a lifetime whose absence
// means "never". What goes anywhere else may be completed there.
func (p *Package) unset(a *ssa.Alloc) {
	if structOf(a.Type()) == nil || isPointer(deref(a.Type())) {
		return
	}
	set, given := false, false
	for _, ref := range *a.Referrers() {
		switch ref := ref.(type) {
		case *ssa.FieldAddr:
			for _, use := range *ref.Referrers() {
				if _, ok := use.(ssa.CallInstruction); ok {
					return
				}
			}
			set = set || len(storesTo(ref)) > 0
		case *ssa.UnOp:
			given = given || slices.ContainsFunc(*ref.Referrers(), p.toLibrary)
		case ssa.CallInstruction:
			if given = p.toLibrary(ref); !given {
				return
			}
		default: // a copy of something else, or it is kept, decoded, handed back
			return
		}
	}
	if set && given {
		p.absent(a.Type(), a.Pos())
	}
}

// empty judges options that a library is given without anything in them.
func (p *Package) empty(in ssa.CallInstruction) {
	if !p.toLibrary(in) {
		return
	}
	for _, a := range in.Common().Args {
		if c, ok := a.(*ssa.Const); ok && c.Value == nil && !isPointer(c.Type()) && structOf(c.Type()) != nil {
			p.absent(c.Type(), in.Pos())
		}
	}
}

// toLibrary reports whether an instruction calls a library of the catalog.
func (p *Package) toLibrary(in ssa.Instruction) bool {
	c, ok := in.(ssa.CallInstruction)
	if !ok {
		return false
	}
	callee := c.Common().StaticCallee()
	return callee != nil && callee.Pkg != nil && p.cat.Covered(callee.Pkg.Pkg.Path())
}

// unlimited judges a store that keeps sessions for ever until a method tells it
// how long.
func (p *Package) unlimited(e *catalog.Entry, in ssa.CallInstruction) {
	told := p.leaves(in.Value(), 0)
	setter := catalog.FullName(e.Package, e.Attr("set"))
	p.instructions(func(in ssa.Instruction) {
		if c, ok := in.(ssa.CallInstruction); ok {
			told = told || ir.Callee(c.Common()) == setter
		}
	})
	if name := ir.Callee(in.Common()); !told {
		p.report(Finding{Pos: in.Pos(), Kind: Never, Default: true, Use: Use{What: "what " + short(name) + " keeps", Fix: "call " + last(setter) + " with hours or days"}})
	}
}

// leaves reports whether a value is handed to who may complete it: back to the
// caller, or on to other code of the program's own.
func (p *Package) leaves(v ssa.Value, depth int) bool {
	if v == nil || v.Referrers() == nil || depth > 4 {
		return false
	}
	return slices.ContainsFunc(*v.Referrers(), func(ref ssa.Instruction) bool {
		switch ref := ref.(type) {
		case *ssa.Return:
			return true
		case ssa.CallInstruction:
			return !p.toLibrary(ref)
		case *ssa.MakeInterface, *ssa.ChangeType, *ssa.Phi:
			return p.leaves(ref.(ssa.Value), depth+1)
		}
		return false
	})
}

// absent reports the lifetimes of options that the package never sets and whose
// absence means "never".
func (p *Package) absent(t types.Type, at token.Pos) {
	s := structOf(t)
	for i := range s.NumFields() {
		name := ir.TypePath(t) + "." + s.Field(i).Name()
		e := p.cat.Has(name, catalog.Lifetime)
		if e == nil || e.Attr("absent") != "never" || len(p.fields[name]) > 0 {
			continue
		}
		p.report(Finding{Pos: at, Kind: Never, Default: true, Use: Use{What: short(name), Fix: "set " + short(name) + " to hours or days"}})
	}
}

// unheld reports options of the program's own that are given without what
// decides how long a session lives, where nothing means for ever.
func (p *Package) unheld() {
	p.instructions(func(in ssa.Instruction) {
		a, ok := in.(*ssa.Alloc)
		if !ok || structOf(a.Type()) == nil || isPointer(deref(a.Type())) {
			return
		}
		path := ir.TypePath(a.Type())
		set := map[string]bool{}
		for _, ref := range *a.Referrers() {
			switch ref := ref.(type) {
			case *ssa.FieldAddr:
				if len(storesTo(ref)) > 0 {
					set[last(ir.FieldName(ref))] = true
				}
			case *ssa.UnOp:
				for _, use := range *ref.Referrers() {
					if c, ok := use.(ssa.CallInstruction); !ok || c.Common().StaticCallee() == nil {
						return // kept, and perhaps filled later
					}
				}
			default:
				return // it may be filled there
			}
		}
		if len(set) == 0 {
			return
		}
		for f := range structOf(a.Type()).Fields() {
			if set[f.Name()] {
				continue
			}
			for _, x := range p.asksFor(field + path + "." + f.Name()) {
				if x.Span.Base == 0 && off(x.Off, Span{}) {
					p.report(Finding{Pos: a.Pos(), Kind: x.Use.None, Use: x.Use})
				}
			}
		}
	})
}
