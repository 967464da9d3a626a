package trace

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
)

// A filling is a call that fills a whole buffer, in place of what was in it.
type filling struct {
	in    ssa.Instruction
	value Value
}

// last joins what a buffer may hold after all that fill it: one of them, and
// not what another has always replaced. A weak source that stands in for a
// strong one that failed is so an alternative, and no part of a mixture.
func last(fs []filling) Value {
	var r Value
	for _, f := range fs {
		if !slices.ContainsFunc(fs, func(o filling) bool { return o.in != f.in && len(o.value) > 0 && replaced(f.in, o.in) }) {
			r = either(r, f.value)
		}
	}
	return r
}

// replaced reports whether b always runs after a, other than where the function
// fails.
func replaced(a, b ssa.Instruction) bool {
	from, to := a.Block(), b.Block()
	if from == to {
		return slices.Index(from.Instrs, a) < slices.Index(from.Instrs, b)
	}
	seen := map[*ssa.BasicBlock]bool{from: true, to: true}
	for todo := []*ssa.BasicBlock{from}; len(todo) > 0; {
		x := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if ret, ok := x.Instrs[len(x.Instrs)-1].(*ssa.Return); ok && !failed(ret) {
			return false
		}
		for _, s := range x.Succs {
			if !seen[s] {
				seen[s] = true
				todo = append(todo, s)
			}
		}
	}
	return true
}

// fillsWhole reports whether a call replaces what is in its argument v, a
// buffer, and adds nothing to it as writers do.
func (t *Tracer) fillsWhole(in ssa.CallInstruction, v ssa.Value) bool {
	if !isBytes(v.Type()) {
		return false
	}
	for _, e := range t.Lookup(in.Common()) {
		switch e.Role {
		case catalog.FillStrong, catalog.FillWeak, catalog.FillReader:
			return true
		}
	}
	return len(t.Targets(in.Common())) > 0
}
