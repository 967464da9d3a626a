package clienttrust

import (
	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/trace"
)

// unpacked is the argument that a called function of the package decodes with
// nothing but libraries into the object that it returns first, or nil: to have
// a function for it checks nothing.
func (c *checker) unpacked(call *ssa.CallCommon) ssa.Value {
	f := call.StaticCallee()
	if f == nil || f.Blocks == nil || c.Proves(f) {
		return nil
	}
	var from ssa.Value
	for _, b := range f.Blocks {
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok || len(ret.Results) == 0 {
			continue
		}
		v := ret.Results[0]
		if k, ok := v.(*ssa.Const); ok && k.IsNil() {
			continue
		}
		if u, ok := v.(*ssa.UnOp); ok {
			v = u.X
		}
		object, ok := v.(*ssa.Alloc)
		if !ok || !c.Tracer.Of(object).Has(trace.Decoded) || !c.filled(object, 0) {
			return nil
		}
		if i := c.decodedFrom(object); i >= 0 {
			from = trace.Argument(call, i)
		}
	}
	return from
}

// decodedFrom is the number of the parameter that is decoded into an object of
// its function, or -1.
func (c *checker) decodedFrom(object *ssa.Alloc) int {
	for _, ref := range *object.Referrers() {
		m, ok := ref.(*ssa.MakeInterface)
		if !ok {
			continue
		}
		for _, use := range *m.Referrers() {
			call, ok := use.(ssa.CallInstruction)
			if !ok {
				continue
			}
			for _, a := range call.Common().Args {
				if i := c.givenTo(a); i >= 0 && a != ssa.Value(m) {
					return i
				}
			}
		}
	}
	return -1
}

// givenTo is the number of the parameter that a value is made of, or -1.
func (c *checker) givenTo(v ssa.Value) int {
	for _, a := range c.Tracer.Of(v) {
		if len(a.Params) == 1 {
			return a.Params[0].Index
		}
	}
	return -1
}
