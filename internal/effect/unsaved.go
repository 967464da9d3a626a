package effect

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/names"
)

// What is set in a record changes a user where the record is stored. A function
// that only merges a group's rights into the user at hand changes nobody; where
// the record is its caller's, the caller tells.

// changesRecord adds a change of what a user may do, by an assignment to a record's
// field, if the record is stored.
func (c *collector) changesRecord(k Kind, field string, in *ssa.Store) {
	fa := in.Addr.(*ssa.FieldAddr)
	verb := lexicon.VerbOf(c.s.Name(c.fn))
	if verb == lexicon.Read || verb == lexicon.Ask {
		return
	}
	object := recordOf(fa)
	e := Effect{Kind: k, Noun: "field " + field, At: c.s.Values.Tracer.Step(in.Pos(), k.String()), By: c.by, In: ir.FuncName(ir.Outermost(c.fn))}
	switch object.(type) {
	case *ssa.Alloc:
		if !c.saved(object) {
			return
		}
	case *ssa.Parameter:
		if !c.saved(object) {
			if verb != lexicon.Change {
				return
			}
			i, _ := paramOf(c.fn, object)
			e.Held = i + 1
		}
	}
	c.put(e)
}

// recordOf is the record that a field belongs to, or a part of it does.
func recordOf(fa *ssa.FieldAddr) ssa.Value {
	v := fa.X
	for {
		switch x := v.(type) {
		case *ssa.FieldAddr:
			v = x.X
		case *ssa.IndexAddr:
			v = x.X
		default:
			return v
		}
	}
}

// saved reports whether a record, or what one of its fields holds, is handed to
// something that changes what is stored.
func (c *collector) saved(object ssa.Value) bool {
	return slices.ContainsFunc(ir.Uses(object), func(ref ssa.Instruction) bool {
		if fa, ok := ref.(*ssa.FieldAddr); ok {
			return slices.ContainsFunc(ir.Uses(fa), c.saves)
		}
		return c.saves(ref)
	})
}

// saves reports whether an instruction is a call that changes what is stored, by
// its name and as far as its code is seen.
func (c *collector) saves(in ssa.Instruction) bool {
	call, ok := in.(ssa.CallInstruction)
	if !ok || lexicon.VerbOf(names.Call(call.Common())) != lexicon.Change {
		return false
	}
	ts, known := c.s.targets(call.Common())
	if !known || c.foreign(call.Common()) {
		return true
	}
	return slices.ContainsFunc(ts, func(t target) bool {
		f := c.s.peek(t)
		return f != nil && (f.Has(Write) != nil || len(f.Calls) > 0) || f == nil && t.fn == nil && !c.s.InModule(t.obj.Pkg().Path())
	})
}

// held judges a change in the record that a call hands to a function which does
// not store it: whether it is stored here, or whose it is then.
func (c *collector) held(arg ssa.Value) (param int, may bool) {
	if arg == nil {
		return 0, true
	}
	object := loaded(arg)
	if fa, ok := object.(*ssa.FieldAddr); ok { // of a promoted method
		object = recordOf(fa)
	}
	if c.saved(object) {
		return 0, true
	}
	i, ok := paramOf(c.fn, object)
	return i + 1, ok
}
