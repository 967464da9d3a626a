package binding

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// fill judges a call of a function that writes an identity into a session
// object that it is given.
func (b *Package) fill(ev *event, f *Fill, call *ssa.CallCommon) {
	if f == nil || ev.does.Binds != nil && ev.does.Binds.Table == "" {
		return
	}
	object, value := argumentFlat(call, f.Object), -1
	if object == nil {
		return
	}
	if f.Value >= 0 {
		v := argumentFlat(call, f.Value)
		if v == nil || isZero(v) {
			return // nobody is in the session any more
		}
		value = parameter(v)
	}
	if o := parameter(object); o >= 0 {
		ev.does.Fills = &Fill{o, value, f.Key, f.Record}
	} else if b.looked(object) && (f.Record == "" || slices.Contains(b.module.Records, f.Record)) {
		ev.filled = true
		ev.does.Binds = &Bind{Key: f.Key, At: b.at(ev.at.Pos()), Privilege: lexicon.Privilege(f.Key)}
	}
}

// found reports whether a call's result is an object that was there before.
func (b *Package) found(call *ssa.CallCommon) bool {
	own, others := b.targets(call)
	for _, f := range own {
		if b.effect(f).Finds {
			return true
		}
	}
	for _, obj := range others {
		if e := b.fact(obj); e != nil && e.Finds {
			return true
		}
	}
	return false
}

// finds reports whether a function returns a session object of the program's
// own that it has looked up.
func (b *Package) finds(fn *ssa.Function) bool {
	results := fn.Signature.Results()
	if results.Len() == 0 || !record(results.At(0).Type()) {
		return false
	}
	for _, blk := range fn.Blocks {
		if ret, ok := blk.Instrs[len(blk.Instrs)-1].(*ssa.Return); ok && len(ret.Results) > 0 && b.looked(returnedValue(ret, ret.Results[0])) {
			return true
		}
	}
	return false
}

// anyhow reports whether a function that makes new sessions does so whenever it
// succeeds, not only where it didn't find an old one.
func anyhow(fn *ssa.Function, evs []event) bool {
	for _, ev := range evs {
		if ev.does.Begins && always(fn, ev.at.Block()) {
			return true
		}
	}
	return false
}

func always(fn *ssa.Function, blk *ssa.BasicBlock) bool {
	for _, other := range fn.Blocks {
		if ret, ok := other.Instrs[len(other.Instrs)-1].(*ssa.Return); ok && !blk.Dominates(other) && !givesUp(ret) {
			return false
		}
	}
	return true
}

// givesUp reports whether a return hands out an error and nothing else.
func givesUp(ret *ssa.Return) bool {
	if !fails(ret) {
		return false
	}
	for _, v := range ret.Results[:len(ret.Results)-1] {
		if !isZero(returnedValue(ret, v)) {
			return false
		}
	}
	return true
}
