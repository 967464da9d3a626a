package trace

import (
	"go/constant"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
)

// lengthOf is the length of the slice, array or string that v refers to.
func (t *Tracer) lengthOf(v ssa.Value) Length {
	switch v := v.(type) {
	case *ssa.MakeSlice:
		return t.intOf(v.Len, 0)
	case *ssa.Slice:
		if v.High != nil {
			return t.without(t.intOf(v.High, 0), v.Low)
		}
		return t.without(t.lengthOf(v.X), v.Low)
	case *ssa.Const:
		if v.Value != nil && v.Value.Kind() == constant.String {
			return Length{Known: true, Const: len(constant.StringVal(v.Value))}
		}
	case *ssa.Convert:
		return t.lengthOf(v.X)
	}
	ty := v.Type().Underlying()
	if p, ok := ty.(*types.Pointer); ok {
		ty = p.Elem().Underlying()
	}
	if a, ok := ty.(*types.Array); ok {
		return Length{Known: true, Const: int(a.Len())}
	}
	return Length{}
}

// without is a length without what stands before low, if it is known.
func (t *Tracer) without(n Length, low ssa.Value) Length {
	if low == nil || !n.fixed() {
		return n
	}
	if l := t.intOf(low, 0); l.fixed() {
		n.Const = max(0, n.Const-l.Const)
	}
	return n
}

// TextOf returns the constant text of v.
func TextOf(v ssa.Value) (string, bool) {
	if m, ok := v.(*ssa.MakeInterface); ok {
		v = m.X
	}
	c, ok := v.(*ssa.Const)
	if !ok || c.Value == nil || c.Value.Kind() != constant.String {
		return "", false
	}
	return constant.StringVal(c.Value), true
}

// intOf evaluates an integer as far as constants, parameters and fields go.
func (t *Tracer) intOf(v ssa.Value, depth int) Length {
	if depth > 8 {
		return Length{}
	}
	switch v := v.(type) {
	case *ssa.Const:
		if v.Value != nil && v.Value.Kind() == constant.Int {
			n, ok := constant.Int64Val(v.Value)
			return Length{Known: ok && n < 1<<31, Const: int(n)}
		}
	case *ssa.Parameter:
		for i, p := range v.Parent().Params {
			if p == v {
				return Length{Known: true, Param: i + 1}
			}
		}
	case *ssa.Convert:
		return t.intOf(v.X, depth+1)
	case *ssa.ChangeType:
		return t.intOf(v.X, depth+1)
	case *ssa.BinOp:
		x, y := t.intOf(v.X, depth+1), t.intOf(v.Y, depth+1)
		if x.fixed() && y.fixed() {
			switch {
			case v.Op == token.ADD:
				return Length{Known: true, Const: x.Const + y.Const}
			case v.Op == token.SUB:
				return Length{Known: true, Const: x.Const - y.Const}
			case v.Op == token.MUL:
				return Length{Known: true, Const: x.Const * y.Const}
			case v.Op == token.QUO && y.Const != 0:
				return Length{Known: true, Const: x.Const / y.Const}
			}
		}
	case *ssa.Call:
		if b, ok := v.Call.Value.(*ssa.Builtin); ok && b.Name() == "len" {
			x := v.Call.Args[0]
			if n := t.lengthOf(x); n.Known {
				return n
			}
			for _, a := range t.Of(x) {
				if a.IsConst && a.Const != "" {
					return Length{Known: true, Const: len([]rune(a.Const))}
				}
			}
		}
		if e := t.cat.Has(ir.Callee(&v.Call), catalog.ConfigRead); e != nil {
			if key, ok := TextOf(arguments(&v.Call)[e.Int("key", 0)+1]); ok {
				return Length{Known: true, Setting: key}
			}
		}
		if strings.HasSuffix(ir.Callee(&v.Call), "math/big.NewInt") {
			return t.intOf(v.Call.Args[0], depth+1)
		}
	case *ssa.UnOp:
		if v.Op != token.MUL {
			break
		}
		var stores []*ssa.Store
		switch a := v.X.(type) {
		case *ssa.Global:
			stores = t.globals[a]
		case *ssa.FieldAddr:
			stores = t.fields[ir.FieldName(a)]
		}
		if len(stores) == 1 {
			if n := t.intOf(stores[0].Val, depth+1); n.Param == 0 {
				return n
			}
		}
	}
	return Length{}
}
