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
