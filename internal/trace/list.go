package trace

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
)

// rest is a list of anything, x, without its first elements: args[1:].
func (t *Tracer) rest(v *ssa.Slice, x Value) Value {
	if v.Low == nil || !anything(v.X.Type()) {
		return x
	}
	low := t.intOf(v.Low, 0)
	if !low.fixed() {
		return x
	}
	return x.params(func(p Param) Param {
		p.From += low.Const
		return p
	})
}

// oneOf is the result of a call that hands back one of its variadic arguments,
// the last of them if there is no other.
func (t *Tracer) oneOf(c *ssa.Call) Value {
	list := listed(c.Call.Args[len(c.Call.Args)-1])
	if len(list) < 2 {
		return unknown()
	}
	var r Value
	for _, v := range list[:len(list)-1] {
		r = either(r, t.Of(v))
	}
	last := t.Of(list[len(list)-1]).marked(FromDefault)
	return either(r, last.step(t.Step(c.Pos(), "taken if there is no other")))
}

// listed are the elements of a list that is made here, in their order, or nil.
func listed(v ssa.Value) []ssa.Value {
	s, ok := v.(*ssa.Slice)
	if !ok {
		return nil
	}
	array, ok := s.X.(*ssa.Alloc)
	if !ok {
		return nil
	}
	at := map[int64]ssa.Value{}
	for _, ref := range *array.Referrers() {
		e, ok := ref.(*ssa.IndexAddr)
		if !ok {
			continue
		}
		i, ok := e.Index.(*ssa.Const)
		if !ok {
			return nil
		}
		for _, use := range *e.Referrers() {
			if st, ok := use.(*ssa.Store); ok && st.Addr == e {
				at[i.Int64()] = st.Val
			}
		}
	}
	var r []ssa.Value
	for i := range int64(len(at)) {
		if at[i] == nil {
			return nil
		}
		r = append(r, at[i])
	}
	return r
}

// octet is what is stored as an element: of bytes that are constants, the text
// that they make.
func (t *Tracer) octet(v ssa.Value) Value {
	c, ok := v.(*ssa.Const)
	if !ok || c.Value == nil || !types.Identical(c.Type().Underlying(), types.Typ[types.Uint8]) {
		return t.Of(v)
	}
	return Value{{IsConst: true, Const: string([]byte{byte(c.Uint64())})}}
}

// asserted is what of x has the type.
func asserted(x Value, ty types.Type) Value {
	as := ""
	switch {
	case ir.IsError(ty):
		as = "error"
	case types.Identical(ty, types.Typ[types.String]):
		as = "string"
	default:
		return x
	}
	return x.params(func(p Param) Param {
		if p.As == "" {
			p.As = as
		}
		return p
	})
}

// anything reports whether a type is a list of elements of any type.
func anything(t types.Type) bool {
	s, ok := t.Underlying().(*types.Slice)
	if !ok {
		return false
	}
	i, ok := s.Elem().Underlying().(*types.Interface)
	return ok && i.Empty()
}

// params applies f to the parts that parameters contribute.
func (v Value) params(f func(Param) Param) Value {
	return v.each(func(a Alt) Alt {
		ps := make([]Param, len(a.Params))
		for i, p := range a.Params {
			ps[i] = f(p)
		}
		if len(ps) > 0 {
			a.Params = ps
		}
		return a
	})
}

// Takes reports whether the use is one of the i-th element e of a list that is
// the parameter.
func (u Use) Takes(i int, e ssa.Value) bool {
	if i < u.From {
		return false
	}
	m, ok := e.(*ssa.MakeInterface)
	if !ok {
		return true
	}
	switch u.Of {
	case "string":
		return types.Identical(m.X.Type(), types.Typ[types.String])
	case "error":
		return types.Implements(m.X.Type(), types.Universe.Lookup("error").Type().Underlying().(*types.Interface))
	}
	return true
}
