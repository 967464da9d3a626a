package trace

import (
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
)

// mapped is what the package puts into the map under the key: under any if it
// isn't known, or one that isn't known.
func (t *Tracer) mapped(m, key ssa.Value) Value {
	var r Value
	name, known := TextOf(key)
	for _, u := range t.updates(m) {
		if k, ok := TextOf(u.Key); ok && known && k != name {
			continue
		}
		x := t.Of(u.Value)
		if u.Parent() != key.Parent() {
			x = x.each(withoutParams)
		}
		r = either(r, x.step(t.Step(u.Pos(), "put into a map")))
	}
	if len(r) > 0 {
		return r
	}
	return t.entry(m, key)
}

// entry is an entry of a map that someone else filled: r.Header["Cookie"].
func (t *Tracer) entry(m, key ssa.Value) Value {
	var r Value
	name := t.textOf(key)
	for _, mk := range carried(t.Of(m)) {
		if mk.Name() == "" {
			mk = NewMark(mk.Kind(), name)
		}
		r = either(r, unknown().marked(mk))
	}
	if len(r) == 0 {
		return unknown()
	}
	return r
}

// updates are the package's writes to a map that is made here, or is kept in a
// variable or field that only ever holds maps made by the package.
func (t *Tracer) updates(m ssa.Value) []*ssa.MapUpdate {
	r := putInto(m)
	load, ok := m.(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return r
	}
	var stores []*ssa.Store
	place := placeOf(load.X)
	switch a := load.X.(type) {
	case *ssa.Global:
		if a.Object() == nil || a.Object().Exported() {
			return r
		}
		stores = t.globals[a]
	case *ssa.FieldAddr:
		stores = t.fields[place]
	}
	for _, s := range stores {
		if _, made := s.Val.(*ssa.MakeMap); !made {
			return r
		}
		r = append(r, putInto(s.Val)...)
	}
	if len(stores) > 0 {
		r = append(r, t.puts[place]...)
	}
	return r
}

// Made is what v is where the package makes it: here, or for the variable or
// field from which it is read, if nothing else is ever stored there.
func (t *Tracer) Made(v ssa.Value) ssa.Value {
	v = ir.Unconverted(v)
	load, ok := v.(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return v
	}
	var stores []*ssa.Store
	switch a := load.X.(type) {
	case *ssa.Global:
		stores = t.globals[a]
	case *ssa.FieldAddr:
		stores = t.fields[placeOf(a)]
	}
	if len(stores) != 1 {
		return v
	}
	return ir.Unconverted(stores[0].Val)
}

// Kept is what the field or variable of a mark holds, as far as the package
// stores to it.
func (t *Tracer) Kept(m Mark) Value {
	switch m.Kind() {
	case FromField:
		return t.field(m.Name())
	case FromVar:
		for g := range t.globals {
			if g.String() == m.Name() {
				return t.global(g)
			}
		}
	}
	return nil
}

// putInto are the writes to a map by the value that stands for it.
func putInto(m ssa.Value) []*ssa.MapUpdate {
	if m.Referrers() == nil {
		return nil
	}
	var r []*ssa.MapUpdate
	for _, ref := range *m.Referrers() {
		if u, ok := ref.(*ssa.MapUpdate); ok && u.Map == m {
			r = append(r, u)
		}
	}
	return r
}

// placeOf names the variable or field at an address, or is "".
func placeOf(addr ssa.Value) string {
	switch a := addr.(type) {
	case *ssa.Global:
		return a.String()
	case *ssa.FieldAddr:
		return ir.FieldName(a)
	}
	return ""
}

// notePut indexes a write to a map that is kept in a variable or field.
func (t *Tracer) notePut(u *ssa.MapUpdate) {
	if load, ok := u.Map.(*ssa.UnOp); ok && load.Op == token.MUL {
		if place := placeOf(load.X); place != "" {
			t.puts[place] = append(t.puts[place], u)
		}
	}
}

// withoutParams is an alternative as another function sees it, whose
// parameters are others.
func withoutParams(a Alt) Alt {
	if len(a.Params) > 0 {
		a.Params, a.Unknown = nil, true
	}
	return a
}
