package trace

import (
	"go/constant"
	"go/token"
	"go/types"
	"strings"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"golang.org/x/tools/go/ssa"
)

func (t *Tracer) phi(v *ssa.Phi) Value {
	var r, zero Value
	for i, e := range v.Edges {
		if c, ok := e.(*ssa.Const); ok && isZero(c) {
			zero = Value{{IsConst: true}} // "not set yet" says nothing beside a real value
			continue
		}
		x := t.Of(e)
		// A value that grows around a loop is drawn once a round.
		if t.hit[v] && v.Block().Dominates(v.Block().Preds[i]) {
			if b, ok := v.Type().Underlying().(*types.Basic); !ok || b.Info()&types.IsString != 0 {
				x = x.times(t.rounds(v.Block().Preds[i]))
			}
		}
		r = either(r, x)
	}
	if len(r) == 0 {
		return zero
	}
	return r
}

func isZero(c *ssa.Const) bool {
	if c.Value == nil {
		return true
	}
	switch c.Value.Kind() {
	case constant.String:
		return constant.StringVal(c.Value) == ""
	case constant.Int:
		return constant.Sign(c.Value) == 0
	}
	return false
}

func (t *Tracer) binop(v *ssa.BinOp) Value {
	switch v.Op {
	case token.ADD:
		// x+1 kept in a variable is a counter; load and increment find it.
		if k := t.increment(v); k != nil {
			return k
		}
		return concat(t.Of(v.X), t.Of(v.Y))
	case token.REM:
		if n := t.intOf(v.Y, 0); n.fixed() {
			return t.Of(v.X).pick(n.Const, false)
		}
		return t.Of(v.X).pick(0, false)
	case token.AND:
		if n := t.intOf(v.Y, 0); n.fixed() && n.Const > 0 {
			return t.Of(v.X).pick(n.Const+1, false)
		}
		return t.Of(v.X)
	case token.EQL, token.NEQ, token.LSS, token.LEQ, token.GTR, token.GEQ:
		return nil
	}
	return concat(t.Of(v.X), t.Of(v.Y))
}

// increment recognises n+1 for an n kept in a field or package variable to
// which the sum is stored back: a counter.
func (t *Tracer) increment(v *ssa.BinOp) Value {
	if b, ok := v.Type().Underlying().(*types.Basic); !ok || b.Info()&types.IsInteger == 0 {
		return nil
	}
	if _, ok := v.Y.(*ssa.Const); !ok {
		return nil
	}
	load, ok := v.X.(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return nil
	}
	for _, ref := range *v.Referrers() {
		if s, ok := ref.(*ssa.Store); ok && sameAddr(s.Addr, load.X) {
			return Value{{Weak: []Origin{{Kind: "a counter", Path: []Step{t.Step(v.Pos(), "counter incremented here")}}}}}
		}
	}
	return nil
}

func sameAddr(a, b ssa.Value) bool {
	if a == b {
		_, local := a.(*ssa.Alloc)
		return !local
	}
	x, ok1 := a.(*ssa.FieldAddr)
	y, ok2 := b.(*ssa.FieldAddr)
	return ok1 && ok2 && x.Field == y.Field && types.Identical(x.X.Type(), y.X.Type())
}

func (t *Tracer) slice(v *ssa.Slice) Value {
	x := t.Of(v.X)
	if ir.IsString(v.X.Type()) && t.few(v) {
		x = x.marked(Cut)
	}
	if v.High == nil {
		return t.rest(v, x)
	}
	high := t.intOf(v.High, 0)
	low := Length{Known: true}
	if v.Low != nil {
		low = t.intOf(v.Low, 0)
	}
	if high.fixed() && low.fixed() && high.Const > low.Const {
		return x.cut(high.Const - low.Const)
	}
	return x
}

// few reports whether the slice of a text is a few characters at its
// beginning or end: token[:6], token[len(token)-4:].
func (t *Tracer) few(v *ssa.Slice) bool {
	const few = 12
	if v.High != nil {
		n := t.intOf(v.High, 0)
		return n.fixed() && n.Const <= few
	}
	if d, ok := v.Low.(*ssa.BinOp); ok && d.Op == token.SUB {
		n := t.intOf(d.Y, 0)
		return n.fixed() && n.Const <= few
	}
	return false
}

// element is one element of x, chosen by an index.
func (t *Tracer) element(x, index ssa.Value) Value {
	xs := t.Of(x)
	is := t.Of(index)
	for _, a := range xs {
		if a.IsConst && a.Const != "" { // an alphabet
			return is.pick(len([]rune(a.Const)), strings.Trim(a.Const, "0123456789") == "")
		}
	}
	chosen := false
	for _, a := range is {
		chosen = chosen || a.random() || len(a.Weak) > 0
	}
	if chosen && character(x.Type()) { // an alphabet that isn't known
		return is.pick(0, false)
	}
	if t.isHead(x, index) {
		return xs.marked(NewMark(Head, ""))
	}
	return xs.each(func(a Alt) Alt { return a })
}

// character reports whether the elements of a type are characters: a text of
// a list is what somebody else made, whichever is chosen.
func character(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Pointer:
		return character(u.Elem())
	case *types.Slice:
		t = u.Elem()
	case *types.Array:
		t = u.Elem()
	default:
		return ir.IsString(t)
	}
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsInteger != 0
}

// isHead reports whether the element is the first part of a text that was
// split at its dots.
func (t *Tracer) isHead(x, index ssa.Value) bool {
	call, ok := x.(*ssa.Call)
	if i, isConst := index.(*ssa.Const); !ok || !isConst || i.Value == nil || constant.Sign(i.Value) != 0 {
		return false
	}
	for _, e := range t.Lookup(&call.Call) {
		if e.Role == catalog.Pass && e.Attr("sep") != "" {
			sep, ok := TextOf(Argument(&call.Call, e.Int("sep", 0)))
			return ok && sep == "."
		}
	}
	return false
}

func (t *Tracer) received(ch ssa.Value) Value {
	var r Value
	for _, x := range t.sends[ch.Type()] {
		r = either(r, t.Of(x))
	}
	if len(r) == 0 {
		return unknown()
	}
	return r
}
