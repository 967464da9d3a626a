package tokencompare

import (
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
)

func fieldName(f *ssa.FieldAddr) string { return ir.FieldName(f) }

// local reports whether the object is made in the function.
func local(v ssa.Value) bool { _, ok := v.(*ssa.Alloc); return ok }

// strip removes conversions.
func strip(v ssa.Value) ssa.Value {
	for {
		switch x := v.(type) {
		case *ssa.MakeInterface:
			v = x.X
		case *ssa.ChangeType:
			v = x.X
		case *ssa.ChangeInterface:
			v = x.X
		case *ssa.Convert:
			v = x.X
		case *ssa.TypeAssert:
			v = x.X
		case *ssa.Slice:
			v = x.X
		case *ssa.Extract:
			t, ok := x.Tuple.(*ssa.TypeAssert)
			if !ok || x.Index != 0 {
				return v
			}
			v = t.X
		default:
			return v
		}
	}
}

// base is the call, look-up, parameter or variable of which v is a part.
func base(v ssa.Value) ssa.Value {
	for range 20 {
		v = strip(v)
		switch x := v.(type) {
		case *ssa.UnOp:
			if x.Op != token.MUL {
				return v
			}
			v = x.X
		case *ssa.FieldAddr:
			v = x.X
		case *ssa.Field:
			v = x.X
		case *ssa.IndexAddr:
			v = x.X
		case *ssa.Index:
			v = x.X
		case *ssa.Extract:
			v = x.Tuple
		case *ssa.Alloc: // a struct that a call's result was put into
			s := onlyStore(x)
			if s == nil {
				return v
			}
			v = s.Val
		default:
			return v
		}
	}
	return v
}

func onlyStore(a *ssa.Alloc) *ssa.Store {
	var r *ssa.Store
	for _, ref := range *a.Referrers() {
		if s, ok := ref.(*ssa.Store); ok && s.Addr == a {
			if r != nil {
				return nil
			}
			r = s
		}
	}
	return r
}

// found reports whether the secret has been looked up by the very value that
// it is compared with: the search has compared already.
func (c *checker) found(held, given side) bool {
	if held.v == given.v {
		return true
	}
	targets := map[ssa.Value]bool{}
	for v, n := given.v, 0; n < 8; n++ {
		v = strip(v)
		switch x := v.(type) {
		case *ssa.Const, *ssa.Global:
			n = 8
			continue
		case *ssa.Call:
			targets[v] = true
			e := c.Tracer.Lookup(&x.Call)
			if len(x.Call.Args) == 0 || len(e) == 0 || e[0].Role != catalog.Pass {
				n = 8
				continue
			}
			v = x.Call.Args[0]
			continue
		}
		targets[v] = true
		break
	}
	b := base(held.v)
	switch b := b.(type) {
	case *ssa.Call:
		return callReaches(&b.Call, targets, 0)
	case *ssa.Lookup:
		return reaches(b.Index, targets, 0)
	case *ssa.Alloc:
		for _, call := range calls(b) {
			if callReaches(call, targets, 0) {
				return true
			}
		}
	case *ssa.Phi:
		for _, e := range b.Edges {
			if x, ok := base(e).(*ssa.Call); ok && callReaches(&x.Call, targets, 0) {
				return true
			}
		}
	}
	return false
}

// calls are those that are given the object.
func calls(v ssa.Value) []*ssa.CallCommon {
	var r []*ssa.CallCommon
	for _, ref := range *v.Referrers() {
		switch ref := ref.(type) {
		case ssa.CallInstruction:
			r = append(r, ref.Common())
		case *ssa.MakeInterface:
			r = append(r, calls(ref)...)
		case *ssa.ChangeType:
			r = append(r, calls(ref)...)
		}
	}
	return r
}

func callReaches(call *ssa.CallCommon, targets map[ssa.Value]bool, depth int) bool {
	if call.IsInvoke() && reaches(call.Value, targets, depth) {
		return true
	}
	for _, a := range call.Args {
		if reaches(a, targets, depth) {
			return true
		}
	}
	return false
}

// reaches reports whether v is made from one of the targets: by conversions,
// calls, or as an element of a list or struct.
func reaches(v ssa.Value, targets map[ssa.Value]bool, depth int) bool {
	if targets[v] {
		return true
	}
	if depth > 8 {
		return false
	}
	switch x := v.(type) {
	case *ssa.Call:
		return callReaches(&x.Call, targets, depth+1)
	case *ssa.Extract:
		return reaches(x.Tuple, targets, depth+1)
	case *ssa.BinOp:
		return reaches(x.X, targets, depth+1) || reaches(x.Y, targets, depth+1)
	case *ssa.UnOp:
		return reaches(x.X, targets, depth+1)
	case *ssa.FieldAddr: // of a record that was found by one: its user's other sessions
		return reaches(x.X, targets, depth+1)
	case *ssa.Field:
		return reaches(x.X, targets, depth+1)
	case *ssa.Alloc:
		for _, ref := range *x.Referrers() {
			switch ref := ref.(type) {
			case *ssa.Store:
				if ref.Addr == x && reaches(ref.Val, targets, depth+1) {
					return true
				}
			case *ssa.IndexAddr:
				if storedReaches(ref, targets, depth) {
					return true
				}
			case *ssa.FieldAddr:
				if storedReaches(ref, targets, depth) {
					return true
				}
			}
		}
	default:
		if s := strip(v); s != v {
			return reaches(s, targets, depth+1)
		}
	}
	return false
}

func storedReaches(addr ssa.Value, targets map[ssa.Value]bool, depth int) bool {
	for _, use := range *addr.Referrers() {
		if s, ok := use.(*ssa.Store); ok && s.Addr == addr && reaches(s.Val, targets, depth+1) {
			return true
		}
	}
	return false
}
