package trace

import (
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// load is what is kept at an address.
func (t *Tracer) load(addr ssa.Value) Value {
	switch a := addr.(type) {
	case *ssa.Global:
		return t.global(a)
	case *ssa.Alloc:
		return t.contents(a, nil)
	case *ssa.FreeVar:
		return t.free(a)
	case *ssa.FieldAddr:
		return t.fieldAt(a)
	case *ssa.IndexAddr:
		return t.element(a.X, a.Index)
	}
	return t.Of(addr)
}

func (t *Tracer) global(g *ssa.Global) Value {
	if e := t.cat.Has(g.String(), catalog.StrongReader); e != nil {
		return Value{{Endless: true, Density: 8}}
	}
	if e := t.cat.Has(g.String(), catalog.WeakReader); e != nil {
		return weak(e, Step{})
	}
	if g.Pkg != t.pkg.SSA {
		if v := t.outside.Global(g.String()); v != nil {
			return v.marked(NewMark(FromVar, g.String()))
		}
		return unknown().marked(NewMark(FromVar, g.String()))
	}
	if file := t.FileOf(g); file != "" && isBytes(g.Type().Underlying().(*types.Pointer).Elem()) {
		return Value{{Unknown: true, Way: []Step{t.Step(g.Pos(), "compiled in")}, Marks: []Mark{NewMark(FromEmbed, file)}}}.marked(NewMark(FromVar, g.String()))
	}
	if r, ok := t.values[g]; ok {
		return r
	}
	if t.active[g] {
		return nil
	}
	t.active[g] = true
	var r Value
	for _, x := range t.globals[g] {
		if c, ok := x.Val.(*ssa.Const); ok && isZero(c) {
			continue
		}
		r = either(r, t.kept(x, "variable "+g.Name()))
	}
	r = either(r, t.filledGlobally(g))
	delete(t.active, g)
	r = r.each(func(a Alt) Alt {
		if len(a.Params) > 0 {
			a.Params, a.Unknown = nil, true
		}
		if a.random() && isBytes(g.Type()) {
			a.Stale = true
		}
		return a
	})
	if len(r) == 0 {
		r = unknown()
	}
	r = r.marked(NewMark(FromVar, g.String()))
	t.values[g] = r
	return r
}

func isBytes(t types.Type) bool {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	switch u := t.Underlying().(type) {
	case *types.Array:
		return types.Identical(u.Elem().Underlying(), types.Typ[types.Uint8])
	case *types.Slice:
		return types.Identical(u.Elem().Underlying(), types.Typ[types.Uint8])
	case *types.Basic:
		return u.Info()&types.IsString != 0
	}
	return false
}

// filledGlobally joins what the package's functions read into a global
// buffer: rand.Read(seed[:]).
func (t *Tracer) filledGlobally(g *ssa.Global) Value {
	var r Value
	for _, fn := range t.pkg.Funcs {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				s, ok := in.(*ssa.Slice)
				if ok && s.X == g {
					r = either(r, t.written(s, map[ssa.Value]bool{}, t.lengthOf(s)))
				}
			}
		}
	}
	return r
}

// fieldAt is what a field holds: what this function stored to the same
// object, else what anyone stores to the field.
func (t *Tracer) fieldAt(a *ssa.FieldAddr) Value {
	if root, ok := a.X.(*ssa.Alloc); ok {
		var r Value
		for _, ref := range *root.Referrers() {
			f, ok := ref.(*ssa.FieldAddr)
			if !ok || f.Field != a.Field {
				continue
			}
			for _, use := range *f.Referrers() {
				if s, ok := use.(*ssa.Store); ok && s.Addr == f {
					r = either(r, t.Of(s.Val))
				}
			}
		}
		if len(r) > 0 && !setWhole(root) {
			return r
		}
		if len(r) > 0 {
			return either(r, t.readField(ir.FieldName(a), a.X, a.Field))
		}
	}
	return t.picked(a, t.readField(ir.FieldName(a), a.X, a.Field))
}

// setWhole reports whether a variable is also set to what a call returns, so
// that its fields hold more than what is stored to them.
func setWhole(a *ssa.Alloc) bool {
	for _, ref := range *a.Referrers() {
		if s, ok := ref.(*ssa.Store); ok && s.Addr == a {
			switch s.Val.(type) {
			case *ssa.Call, *ssa.Extract:
				return true
			}
		}
	}
	return false
}

func (t *Tracer) fieldOfStruct(v *ssa.Field) Value { return t.readField(ir.FieldOf(v), v.X, v.Field) }

// readField is the i-th field of an object that someone else filled.
func (t *Tracer) readField(name string, object ssa.Value, i int) Value {
	if t.cat.Has(name, catalog.Pass) != nil {
		return t.Of(object)
	}
	f, tag := structField(object.Type(), i)
	v := t.field(name)
	if f != nil && len(v) == 1 && same(&v[0], &Alt{Unknown: true}) && isInt(f.Type()) && lexicon.NumberOf(name) {
		v = Value{{Guess: true, Marks: v[0].Marks}}
	}
	if f != nil && len(v) == 1 && same(&v[0], &Alt{Unknown: true}) && lexicon.Affix(f.Name()) {
		v = Value{{Guess: true, Marks: v[0].Marks}}
	}
	if f != nil && !standardField(name) {
		v = either(v, t.tagDefault(f, tag))
	}
	marks := t.fieldMarks(name, object, tag)
	if standardField(name) && allPublic(marks) {
		v = v.each(func(a Alt) Alt { a.Public = a.Unknown; return a })
	}
	return v.marked(marks...)
}

// field joins what is stored to a field by this package and those it imports.
func (t *Tracer) field(name string) Value {
	// A field of the standard library's types says nothing: everybody puts
	// something else into a sql.NullString.
	if standardField(name) {
		return unknown()
	}
	if r, ok := t.fieldVals[name]; ok {
		return r
	}
	t.fieldVals[name] = nil // a field that holds what it held before adds nothing
	r := t.joinField(name)
	t.fieldVals[name] = r
	return r
}

func (t *Tracer) joinField(name string) Value {
	var r Value
	for _, a := range t.outside.Field(name) {
		if !standsIn(a) || !t.setHere(name) {
			r = r.add(a)
		}
	}
	for _, x := range t.fields[name] {
		if c, ok := x.Val.(*ssa.Const); ok && isZero(c) {
			continue
		}
		v := t.kept(x, "field "+name[strings.LastIndex(name, ".")+1:])
		if t.constantly(x.Val) {
			v = Value{{IsConst: true}} // a text that adds nothing
		}
		if fillsGap(x) {
			if t.setHere(name) {
				v = slices.DeleteFunc(slices.Clone(v), func(a Alt) bool { return len(a.Weak) > 0 })
			} else {
				v = v.marked(FromDefault)
			}
		}
		r = either(r, v)
	}
	r = r.each(withoutParams)
	if len(r) == 0 {
		if lexicon.Guessable(name[strings.LastIndex(name, ".")+1:]) {
			return Value{{Guess: true}}
		}
		return unknown()
	}
	return r
}

// standsIn reports whether a predictable value is only there where nobody has
// given the field another.
func standsIn(a Alt) bool { return len(a.Weak) > 0 && a.Has(FromDefault) }

// setHere reports whether the package stores to a field by itself, other than
// where it is empty.
func (t *Tracer) setHere(name string) bool {
	return slices.ContainsFunc(t.fields[name], func(s *ssa.Store) bool {
		c, ok := s.Val.(*ssa.Const)
		return !(ok && isZero(c)) && !fillsGap(s)
	})
}

// fillsGap reports whether a store gives a field a value only where it is found
// empty, in an object that somebody else has made.
func fillsGap(s *ssa.Store) bool {
	f, ok := s.Addr.(*ssa.FieldAddr)
	if !ok {
		return false
	}
	if _, own := f.X.(*ssa.Alloc); own {
		return false
	}
	for d := s.Block(); d.Idom() != nil; d = d.Idom() {
		up := d.Idom()
		cond, ok := up.Instrs[len(up.Instrs)-1].(*ssa.If)
		if !ok || len(d.Preds) != 1 {
			continue
		}
		cmp, ok := cond.Cond.(*ssa.BinOp)
		if !ok || cmp.Op != token.EQL && cmp.Op != token.NEQ {
			continue
		}
		load, ok1 := cmp.X.(*ssa.UnOp)
		zero, ok2 := cmp.Y.(*ssa.Const)
		if !ok1 || !ok2 || !isZero(zero) {
			continue
		}
		g, ok := load.X.(*ssa.FieldAddr)
		empty := up.Succs[0]
		if cmp.Op == token.NEQ {
			empty = up.Succs[1]
		}
		if ok && d == empty && g.X == f.X && g.Field == f.Field {
			return true
		}
	}
	return false
}

// contents is base and all that is written into the object: by stores to its
// elements, by calls that fill it, by writers.
func (t *Tracer) contents(root ssa.Value, base Value) Value {
	if root.Referrers() == nil {
		return base
	}
	r := base
	if w := t.written(root, map[ssa.Value]bool{}, t.lengthOf(root)); len(w) > 0 {
		r = concat(r, w)
	}
	// Elements that are stored in a loop take the place of what was filled in.
	prev, had := t.values[root]
	t.values[root] = r
	elems, inLoop, whole := t.stored(root)
	if had {
		t.values[root] = prev
	} else {
		delete(t.values, root)
	}
	if len(elems) > 0 {
		if inLoop {
			r = elems
		} else {
			r = concat(r, elems)
		}
	}
	return either(r, whole)
}

// stored collects what is stored to the elements of the object, and to the
// object as a whole.
func (t *Tracer) stored(root ssa.Value) (elems Value, inLoop bool, whole Value) {
	for _, ref := range *root.Referrers() {
		switch ref := ref.(type) {
		case *ssa.Store:
			if ref.Addr != root {
				continue
			}
			if c, ok := ref.Val.(*ssa.Const); ok && isZero(c) {
				continue
			}
			whole = either(whole, t.Of(ref.Val))
		case *ssa.IndexAddr:
			if ref.X != root {
				continue
			}
			for _, use := range *ref.Referrers() {
				if s, ok := use.(*ssa.Store); ok && s.Addr == ref {
					x := t.octet(s.Val)
					if t.loopOf(s.Block()) != nil {
						inLoop = true
						n := t.lengthOf(root)
						if !n.Known {
							n = t.rounds(s.Block())
						}
						x = x.times(n)
					}
					elems = concat(elems, x)
				}
			}
		case *ssa.Slice:
			if ref.X == root && ref.Referrers() != nil {
				e, l, _ := t.stored(ref)
				elems, inLoop = concat(elems, e), inLoop || l
			}
		case *ssa.Convert, *ssa.ChangeType:
			v := ref.(ssa.Value)
			if isBytes(v.Type()) && isBytes(root.Type()) {
				if b, ok := v.Type().Underlying().(*types.Basic); !ok || b.Info()&types.IsString == 0 {
					continue
				}
			}
		case *ssa.MakeClosure:
			if a, ok := root.(*ssa.Alloc); ok {
				whole = either(whole, t.storedInClosures(a))
			}
		}
	}
	return elems, inLoop, whole
}

func weak(e *catalog.Entry, s Step) Value {
	o := Origin{Kind: e.Attr("kind")}
	if s.Line > 0 {
		o.Path = []Step{s}
	}
	return Value{{Weak: []Origin{o}}}
}
