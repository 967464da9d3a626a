package binding

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// keys reports whether a function puts something new on the server under its
// parameter, which it hasn't looked up.
func (b *Package) keys(fn *ssa.Function, param int) bool {
	if param < 0 || param >= len(fn.Params) || !ir.IsText(fn.Params[param].Type()) || len(fn.Blocks) == 0 {
		return false
	}
	p := fn.Params[param]
	if r, ok := b.keying[p]; ok {
		return r
	}
	b.keying[p] = false
	w := walk{b: b, seed: p, param: true, either: true}
	r := w.from(fn.Blocks[0].Instrs[0]) != nil
	b.keying[p] = r
	return r
}

// either reports whether a call's result may be an id of the client that
// wasn't looked up, or a new one: a function that takes the id out of the
// request, or makes one where there is none.
func (b *Package) either(v ssa.Value) bool {
	if x, ok := v.(*ssa.Extract); ok {
		v = x.Tuple
	}
	call, ok := v.(*ssa.Call)
	if !ok {
		return false
	}
	own, others := b.targets(&call.Call)
	for _, f := range own {
		if b.unasked(f) {
			return true
		}
	}
	for _, obj := range others {
		if e := b.fact(obj); e != nil && e.Unasked {
			return true
		}
	}
	return false
}

// unasked reports whether a function returns an id that the client sent,
// without having looked it up, or a new one.
func (b *Package) unasked(fn *ssa.Function) bool {
	if r, ok := b.asking[fn]; ok {
		return r
	}
	b.asking[fn] = false
	results := fn.Signature.Results()
	if results.Len() == 0 || !ir.IsText(results.At(0).Type()) || !b.mixed(fn) {
		return false
	}
	for _, blk := range fn.Blocks {
		for _, in := range blk.Instrs {
			v, ok := in.(ssa.Value)
			if !ok || !ir.IsText(v.Type()) || readBefore(v) {
				continue
			}
			if _, _, _, ok := b.seed(v); !ok {
				continue
			}
			w := walk{b: b, seed: v}
			w.from(in)
			if w.returned {
				b.asking[fn] = true
				return true
			}
		}
	}
	return false
}

// mixed reports whether a function returns what the client sent on one path and
// a new id on another.
func (b *Package) mixed(fn *ssa.Function) bool {
	sent, made := false, false
	for _, blk := range fn.Blocks {
		ret, ok := blk.Instrs[len(blk.Instrs)-1].(*ssa.Return)
		if !ok {
			continue
		}
		for _, a := range b.tracer.Of(returnedValue(ret, ret.Results[0])) {
			request := slices.ContainsFunc(a.Marks, trace.Mark.FromRequest)
			sent, made = sent || request, made || a.Random() && !request
		}
	}
	return sent && made
}
