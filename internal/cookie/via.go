package cookie

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
)

// viaParam is the number, counted from 1, of the parameter whose function the
// call runs with the cookie v: it is a function, or a list of them of which
// each is run. 0 for another call.
func viaParam(call *ssa.CallCommon, v ssa.Value) int {
	if call.IsInvoke() || len(call.Args) == 0 || call.Args[0] != v {
		return 0
	}
	of := call.Value
	if load, ok := of.(*ssa.UnOp); ok && load.Op == token.MUL {
		if at, ok := load.X.(*ssa.IndexAddr); ok {
			of = at.X
		}
	}
	p, ok := of.(*ssa.Parameter)
	if !ok || p.Parent().Parent() != nil {
		return 0
	}
	return slices.Index(p.Parent().Params, p) + 1
}

// completed is what the functions in a call's argument set on a cookie that
// they are given: functional options. Where the argument is a parameter itself,
// that is returned, counted from 1. It reports false where they can't be seen.
func (p *Package) completed(call *ssa.CallCommon, i int) (set Set, via int, ok bool) {
	args := allArgs(call)
	if i >= len(args) {
		return set, 0, false
	}
	if q, ok := args[i].(*ssa.Parameter); ok {
		return set, slices.Index(q.Parent().Params, q) + 1, q.Parent().Parent() == nil
	}
	options := []ssa.Value{args[i]}
	if _, list := args[i].Type().Underlying().(*types.Slice); list {
		els := p.elements(args[i], 0)
		if len(els) != 1 {
			return set, 0, false
		}
		options = els[0]
	}
	for _, o := range options {
		s, ok := p.option(o)
		if !ok {
			return set, 0, false
		}
		for f, a := range s {
			if a.Kind != Absent { // the last one counts
				set[f] = a
			}
		}
	}
	return set, 0, true
}

// option is what a function sets on the cookie that it is given.
func (p *Package) option(v ssa.Value) (Set, bool) {
	if c, ok := v.(*ssa.ChangeType); ok {
		return p.option(c.X)
	}
	switch v := v.(type) {
	case *ssa.Const: // nil
		return Set{}, true
	case *ssa.Function:
		if fact := p.factOf(v); fact != nil { // of another package
			for _, q := range fact.Params {
				if q.Param == 0 {
					return q.Set, !q.Unknown && q.Via == 0
				}
			}
			return Set{}, false
		}
		var w Write
		ok := p.callback(v, &w)
		return w.Set, ok
	case *ssa.MakeClosure:
		var w Write
		ok := p.callback(v, &w)
		return w.Set, ok
	case *ssa.Call:
		var s *Set
		if f := p.callee(&v.Call); f != nil {
			s = p.setter(f)
		} else if fact := p.fact(&v.Call); fact != nil {
			s = fact.Sets
		}
		if s == nil {
			return Set{}, false
		}
		return p.substitute(*s, &v.Call), true
	}
	return Set{}, false
}

// setter is what the function that f returns sets on the cookie that it is
// given, in terms of f's parameters, or nil if it returns no such function.
func (p *Package) setter(f *ssa.Function) *Set {
	if f.Signature.Results().Len() != 1 {
		return nil
	}
	sig, ok := f.Signature.Results().At(0).Type().Underlying().(*types.Signature)
	if !ok || sig.Params().Len() != 1 || p.cookieType(sig.Params().At(0).Type()) == nil {
		return nil
	}
	var set *Set
	for _, b := range f.Blocks {
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok {
			continue
		}
		v := ret.Results[0]
		if c, ok := v.(*ssa.ChangeType); ok {
			v = c.X
		}
		var fn *ssa.Function
		switch v := v.(type) {
		case *ssa.Function:
			fn = v
		case *ssa.MakeClosure:
			fn = v.Fn.(*ssa.Function)
		}
		if fn == nil || !p.own[origin(fn)] || set != nil {
			return nil
		}
		u := p.paramUse(origin(fn), 0, false)
		if u == nil || u.unknown || u.via > 0 {
			return nil
		}
		s := u.set
		for i, a := range s {
			switch {
			case a.captured && a.Kind == Runtime && ir.Outermost(fn) == f:
				s[i] = Attr{Kind: Param, Param: a.Param, Not: a.Not, Ident: a.Ident}
			case a.Kind == Param: // the closure's own
				s[i] = Attr{Kind: Runtime, Ident: a.Ident}
			}
		}
		set = &s
	}
	return set
}
