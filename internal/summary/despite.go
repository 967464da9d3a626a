package summary

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
)

// Holders are the values in which a call leaves a token's claims: its first
// result, nil where that is dropped, and the object, in the argument of this
// number, that it fills.
func Holders(in ssa.CallInstruction, claims int) []ssa.Value {
	var r []ssa.Value
	if call, ok := in.(*ssa.Call); ok {
		r = append(r, Result(call, 0))
	}
	if claims < 0 {
		return r
	}
	arg := ir.Argument(in.Common(), claims)
	if arg == nil {
		return r
	}
	for _, v := range elements(arg) {
		if v = Bare(v); v != nil {
			r = append(r, v)
		}
	}
	return r
}

// Result is the i-th result of a call, or nil where it is dropped.
func Result(call *ssa.Call, i int) ssa.Value {
	if call.Call.Signature().Results().Len() == 1 {
		return call
	}
	for _, ref := range *call.Referrers() {
		if e, ok := ref.(*ssa.Extract); ok && e.Index == i {
			return e
		}
	}
	return nil
}

// Despite returns the numbers of fn's results that are a token's claims also
// where the error beside them says that the token is not to be believed.
func (s *Package) Despite(fn *ssa.Function) []int {
	if r, ok := s.despite[fn]; ok {
		return r
	}
	s.despite[fn] = nil // while it is computed: it calls itself
	results := fn.Signature.Results()
	last := results.Len() - 1
	if last < 1 || !ir.IsError(results.At(last).Type()) {
		return nil
	}
	held := map[ssa.Value]*ssa.Call{}
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			if call, ok := in.(*ssa.Call); ok {
				for _, v := range s.claimsOf(call) {
					held[v] = call
				}
			}
		}
	}
	delete(held, nil)
	var r []int
	for _, b := range fn.Blocks {
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok || len(held) == 0 {
			continue
		}
		if c, ok := ret.Results[last].(*ssa.Const); ok && c.IsNil() {
			continue
		}
		for i, v := range ret.Results[:last] {
			root := claimsRoot(v)
			if by := held[root]; by != nil && !replaced(root, by, ret) && !slices.Contains(r, i) {
				r = append(r, i)
			}
		}
	}
	slices.Sort(r)
	s.despite[fn] = r
	return r
}

// replaced reports whether a variable that a call has filled gets another value
// on every way from there to a return.
func replaced(variable ssa.Value, by *ssa.Call, ret *ssa.Return) bool {
	a, ok := variable.(*ssa.Alloc)
	if !ok {
		return false
	}
	for _, ref := range *a.Referrers() {
		if st, ok := ref.(*ssa.Store); ok && st.Addr == a && after(st, by) && st.Block().Dominates(ret.Block()) {
			return true
		}
	}
	return false
}

// claimsOf are the values in which a call leaves claims, whatever its error.
func (s *Package) claimsOf(call *ssa.Call) []ssa.Value {
	var r []ssa.Value
	for _, e := range s.Tracer.Lookup(&call.Call) {
		if e.Role == catalog.JWTParse || e.Role == catalog.JWTPeek {
			r = append(r, Holders(call, e.Int("claims", -1))...)
		}
	}
	for _, i := range s.DespiteOf(&call.Call) {
		r = append(r, Result(call, i))
	}
	return r
}

// DespiteOf are the results of a called function that Despite returns for it.
func (s *Package) DespiteOf(call *ssa.CallCommon) []int {
	var r []int
	for _, f := range s.Tracer.Targets(call) {
		r = append(r, s.Despite(f)...)
	}
	if len(r) == 0 {
		if f := s.Tracer.Callee(call); f != nil {
			r = append(r, f.Despite...)
		}
	}
	slices.Sort(r)
	return slices.Compact(r)
}

// claimsRoot is the value that a returned one is a form of: without what
// asserts its type or reads a token's claims.
func claimsRoot(v ssa.Value) ssa.Value {
	for range 8 {
		v = Bare(v)
		switch x := v.(type) {
		case *ssa.TypeAssert:
			v = x.X
		case *ssa.ChangeInterface:
			v = x.X
		case *ssa.Extract:
			a, ok := x.Tuple.(*ssa.TypeAssert)
			if !ok {
				return v
			}
			v = a.X
		case *ssa.UnOp:
			v = x.X
		case *ssa.FieldAddr:
			v = x.X
		default:
			return v
		}
	}
	return v
}
