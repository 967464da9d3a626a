package lifetime

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// Functional options complete claims that a function makes: each is called with
// them. Whether one sets an expiry is known where they are given.

// An Await says that claims are signed without an expiry unless one of the
// options in a parameter sets it.
type Await struct {
	Param int
	Use   Use
}

// optionOf is 1 + the index of the parameter of whose elements a called
// function value is one; 0 if it is another.
func optionOf(call *ssa.CallCommon) int {
	u, ok := call.Value.(*ssa.UnOp)
	if !ok || u.Op != token.MUL {
		return 0
	}
	ia, ok := u.X.(*ssa.IndexAddr)
	if !ok {
		return 0
	}
	q, ok := ia.X.(*ssa.Parameter)
	if !ok {
		return 0
	}
	return slices.Index(q.Parent().Params, q) + 1
}

// awaits notes that a function's claims await its options.
func (p *Package) awaits(fn *ssa.Function, a Await) bool {
	f := p.summary(fn)
	if f == nil || fn.Parent() != nil || slices.Contains(f.Awaits, a) || len(f.Awaits) >= maxSpans {
		return false
	}
	f.Awaits = append(f.Awaits, a)
	return true
}

// awaited judges the calls that give options, and notes those that hand on
// their caller's.
func (p *Package) awaited() {
	told := map[ssa.CallInstruction]bool{}
	for range 3 {
		more := false
		for _, fn := range p.ir.Funcs {
			for _, in := range calls(fn) {
				f := p.Func(in.Common())
				if f == nil {
					continue
				}
				for _, a := range f.Awaits {
					opts := rawArgument(in.Common(), a.Param-1)
					if q, ok := opts.(*ssa.Parameter); ok {
						a.Param = slices.Index(q.Parent().Params, q) + 1
						more = p.awaits(fn, a) || more
					} else if given, known := elements(opts); known && !told[in] && !slices.ContainsFunc(given, p.mayExpire) {
						told[in] = true
						p.report(Finding{Pos: in.Pos(), Use: a.Use, Kind: NoExpiry})
					}
				}
			}
		}
		if !more {
			break
		}
	}
}

// elements are the values of a list that is written out in a call.
func elements(v ssa.Value) ([]ssa.Value, bool) {
	if k, ok := v.(*ssa.Const); ok {
		return nil, k.Value == nil
	}
	sl, ok := v.(*ssa.Slice)
	if !ok {
		return nil, false
	}
	a, ok := sl.X.(*ssa.Alloc)
	if !ok || a.Comment != "varargs" && a.Comment != "slicelit" {
		return nil, false
	}
	var r []ssa.Value
	for _, ref := range *a.Referrers() {
		if ia, ok := ref.(*ssa.IndexAddr); ok {
			r = append(r, storesTo(ia)...)
		}
	}
	return r, true
}

// mayExpire reports whether an option may set the expiry of the claims that it
// is called with, as far as can be seen.
func (p *Package) mayExpire(option ssa.Value) bool {
	switch v := option.(type) {
	case *ssa.ChangeType:
		return p.mayExpire(v.X)
	case *ssa.Function:
		return !p.leaves0(v)
	case *ssa.MakeClosure:
		return !p.leaves0(v.Fn.(*ssa.Function))
	case *ssa.Call:
		f := p.Func(&v.Call)
		return f == nil || !f.Harmless
	}
	return true
}

// leaves0 reports whether a function leaves the expiry of its first argument as
// it is.
func (p *Package) leaves0(fn *ssa.Function) bool {
	if fn = declared(fn); !p.own[fn] {
		return false
	}
	f := p.summary(fn)
	first := 0
	if fn.Signature.Recv() != nil {
		first = 1
	}
	return f != nil && slices.Contains(f.Leaves, first)
}

// harmless reports whether a function returns an option that leaves the expiry
// as it is.
func (p *Package) harmless(fn *ssa.Function) bool {
	res := fn.Signature.Results()
	if res.Len() != 1 {
		return false
	}
	sig, ok := res.At(0).Type().Underlying().(*types.Signature)
	if !ok || sig.Params().Len() == 0 || !p.claimsLike(sig.Params().At(0).Type()) {
		return false
	}
	return !slices.ContainsFunc(returns(fn), func(ret *ssa.Return) bool { return p.mayExpire(ret.Results[0]) })
}
