package binding

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// whose reports whether a value says who has proved to be somebody, whatever
// its key is called: it comes from what was verified, and is a name or number,
// or a record that has one.
func (b *Package) whose(key string, value ssa.Value) bool {
	if lexicon.Passes(key) {
		return false
	}
	if b.who(value) {
		return true
	}
	t := ir.Unconverted(value).Type()
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	switch t := t.Underlying().(type) {
	case *types.Basic:
		if !lexicon.Names(key) {
			return false
		}
	case *types.Struct:
		if !namesOne(t) {
			return false
		}
	default:
		return false
	}
	return b.proven(value, 8)
}

func namesOne(t *types.Struct) bool {
	for f := range t.Fields() {
		if lexicon.Names(f.Name()) {
			return true
		}
	}
	return false
}

// proven reports whether a value is made of what the verification of a
// credential returned, or comes from the same record as the credential.
func (b *Package) proven(v ssa.Value, depth int) bool {
	if v == nil || depth == 0 {
		return false
	}
	v = ir.Unconverted(v)
	if b.beside(v) {
		return true
	}
	next := func(x ssa.Value) bool { return b.proven(x, depth-1) }
	switch x := v.(type) {
	case *ssa.Extract:
		return !ir.IsError(x.Type()) && next(x.Tuple)
	case *ssa.Call:
		return b.verifying(&x.Call) || slices.ContainsFunc(allArgs(&x.Call), next)
	case *ssa.UnOp:
		return next(x.X)
	case *ssa.FieldAddr:
		return next(x.X)
	case *ssa.Field:
		return next(x.X)
	case *ssa.Phi:
		return slices.ContainsFunc(x.Edges, next)
	case *ssa.Alloc:
		return slices.ContainsFunc(storedIn(x), next)
	}
	return false
}

// verifying reports whether a call verifies a credential.
func (b *Package) verifying(call *ssa.CallCommon) bool {
	for _, e := range b.cat.Lookup(ir.Callee(call)) {
		if e.Role == catalog.Verify && e.Attr("kind") != "basic" {
			return true
		}
	}
	own, others := b.targets(call)
	proof := func(e *Effect) bool { return e != nil && e.Verifies != "" && e.Verifies != Taken }
	return slices.ContainsFunc(own, func(f *ssa.Function) bool { return proof(b.effect(f)) }) ||
		slices.ContainsFunc(others, func(f *types.Func) bool { return proof(b.fact(f)) })
}

// storedIn are the values that are stored to a variable, or to its fields.
func storedIn(a *ssa.Alloc) []ssa.Value {
	var r []ssa.Value
	for _, ref := range *a.Referrers() {
		switch ref := ref.(type) {
		case *ssa.Store:
			if ref.Addr == a {
				r = append(r, ref.Val)
			}
		case *ssa.FieldAddr:
			for _, use := range *ref.Referrers() {
				if st, ok := use.(*ssa.Store); ok && st.Addr == ref {
					r = append(r, st.Val)
				}
			}
		}
	}
	return r
}

// beside reports whether a variable holds the credential that is verified, or
// was filled by the call that filled that: id and hash of one row.
func (b *Package) beside(v ssa.Value) bool {
	a, ok := v.(*ssa.Alloc)
	if !ok {
		return false
	}
	checked := b.checked(a.Parent())
	if checked[a] {
		return true
	}
	for _, ref := range *a.Referrers() {
		if mi, ok := ref.(*ssa.MakeInterface); ok && slices.ContainsFunc(fillers(mi), func(c *ssa.Call) bool {
			return slices.ContainsFunc(allArgs(&c.Call), func(x ssa.Value) bool { o, ok := ir.Unconverted(x).(*ssa.Alloc); return ok && checked[o] })
		}) {
			return true
		}
	}
	return false
}

// fillers are the calls that a variable's address is handed to in a list.
func fillers(mi *ssa.MakeInterface) []*ssa.Call {
	var r []*ssa.Call
	for _, ref := range *mi.Referrers() {
		st, ok := ref.(*ssa.Store)
		if !ok {
			continue
		}
		ia, ok := st.Addr.(*ssa.IndexAddr)
		if !ok || ia.X.Referrers() == nil {
			continue
		}
		for _, use := range *ia.X.Referrers() {
			if s, ok := use.(*ssa.Slice); ok {
				for _, use := range *s.Referrers() {
					if c, ok := use.(*ssa.Call); ok {
						r = append(r, c)
					}
				}
			}
		}
	}
	return r
}

// checked are the variables whose values, or fields, a function hands to the
// verification of a credential.
func (b *Package) checked(fn *ssa.Function) map[*ssa.Alloc]bool {
	if r, ok := b.verified[fn]; ok {
		return r
	}
	r := map[*ssa.Alloc]bool{}
	b.verified[fn] = r
	for _, blk := range fn.Blocks {
		for _, in := range blk.Instrs {
			c, ok := in.(*ssa.Call)
			if !ok || !b.verifying(&c.Call) {
				continue
			}
			for _, a := range allArgs(&c.Call) {
				if o := variable(a); o != nil {
					r[o] = true
				}
			}
		}
	}
	return r
}

// variable is the one from which a value is loaded, or a field of it, or nil.
func variable(v ssa.Value) *ssa.Alloc {
	for range 6 {
		switch x := ir.Unconverted(v).(type) {
		case *ssa.UnOp:
			v = x.X
		case *ssa.FieldAddr:
			v = x.X
		case *ssa.Field:
			v = x.X
		case *ssa.Slice:
			v = x.X
		case *ssa.Alloc:
			return x
		default:
			return nil
		}
	}
	return nil
}
