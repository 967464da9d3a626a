package trace

import (
	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
)

// written collects what calls write into the object that v refers to.
func (t *Tracer) written(v ssa.Value, seen map[ssa.Value]bool, n Length) Value {
	fills, r := t.writes(v, seen, n)
	return concat(r, last(fills))
}

// writes are the calls that fill the object as a whole, and what others add to
// it.
func (t *Tracer) writes(v ssa.Value, seen map[ssa.Value]bool, n Length) (fills []filling, r Value) {
	if seen[v] || v.Referrers() == nil {
		return nil, nil
	}
	seen[v] = true
	for _, ref := range *v.Referrers() {
		switch ref := ref.(type) {
		case *ssa.Slice:
			if ref.X == v && ref.Low == nil && ref.High == nil {
				f, w := t.writes(ref, seen, n)
				fills, r = append(fills, f...), concat(r, w)
			} else if ref.X == v {
				m := n
				if ref.High != nil {
					if h := t.intOf(ref.High, 0); h.Known {
						m = h
					}
				}
				r = concat(r, t.written(ref, seen, t.without(m, ref.Low)))
			}
		case *ssa.MakeInterface:
			r = concat(r, t.written(ref, seen, n))
		case *ssa.ChangeType:
			r = concat(r, t.written(ref, seen, n))
		case *ssa.ChangeInterface:
			r = concat(r, t.written(ref, seen, n))
		case ssa.CallInstruction:
			w := t.writtenBy(ref, v, n)
			if t.fillsWhole(ref, v) {
				fills = append(fills, filling{ref, w})
			} else {
				r = concat(r, w)
			}
		case *ssa.Store:
			if ref.Val == v && isHash(v.Type()) { // others may write to it there
				r = concat(r, unknown())
			}
		}
	}
	return fills, r
}

// writtenBy is what one call writes into its argument v.
func (t *Tracer) writtenBy(in ssa.CallInstruction, v ssa.Value, n Length) Value {
	call := in.Common()
	if b, ok := call.Value.(*ssa.Builtin); ok {
		if b.Name() == "copy" && call.Args[0] == v {
			return t.Of(call.Args[1])
		}
		return nil
	}
	args := arguments(call)
	at := -2
	for i, a := range args {
		if a == v {
			at = i - 1
		}
	}
	if at == -2 {
		return nil
	}
	name := ir.Callee(call)
	for _, e := range t.Lookup(call) {
		switch e.Role {
		case catalog.FillStrong:
			if e.Int("buf", 0) == at {
				return Value{{Bits: 8, Density: 8}}.times(n).step(t.Step(in.Pos(), "filled by "+short(name)))
			}
		case catalog.FillWeak:
			if e.Int("buf", 0) == at {
				return weak(e, t.Step(in.Pos(), "filled by "+short(name)))
			}
		case catalog.FillReader:
			if e.Int("buf", 1) == at {
				return t.fromReader(args[e.Int("reader", 0)+1], n, in)
			}
		case catalog.Source:
			if e.Attr("into") != "" && e.Int("into", 0) == at {
				return t.source(in, e, func(i int) ssa.Value {
					if i+1 >= 0 && i+1 < len(args) {
						return args[i+1]
					}
					return nil
				})
			}
		case catalog.Write:
			if e.Int("to", -1) != at {
				continue
			}
			var r Value
			for i, a := range args {
				if i-1 != at && a != nil && i > 0 {
					r = concat(r, t.Of(a))
				}
			}
			if t.loopOf(in.Block()) != nil {
				r = r.times(t.rounds(in.Block()))
			}
			return r
		}
	}
	if f := t.Callee(call); f != nil {
		for _, fill := range f.Fills {
			if fill.Param == paramIndex(call, at) {
				return t.substitute(fill.Value, call)
			}
		}
	}
	if isWriter(v.Type()) && len(t.Lookup(call)) == 0 && !asks(call, v) {
		return unknown() // it may be written to there
	}
	return nil
}

// fromReader is n bytes of what the reader yields.
func (t *Tracer) fromReader(reader ssa.Value, n Length, in ssa.CallInstruction) Value {
	for _, a := range t.Of(reader) {
		if len(a.Weak) > 0 {
			return Value{a}.step(t.Step(in.Pos(), "read here"))
		}
		if a.random() {
			return Value{{Bits: 8, Density: 8}}.times(n).step(t.Step(in.Pos(), "read from a strong source"))
		}
		if a.Has(FromConst) && a.Keyed && !a.Unknown { // a key derivation reads what was derived
			return Value{a}
		}
	}
	return unknown()
}
