package trace

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
)

// maxHops bounds how far a function value is followed: through variables,
// lists, and the functions that make it.
const maxHops = 8

// functions are the functions and closures that a function value may be, or
// nil where not all that it may be is known: what is kept in fields, variables
// and lists, what constructors return and are given.
func (t *Tracer) functions(v ssa.Value, hops int) []ssa.Value {
	if hops == 0 {
		return nil
	}
	switch x := v.(type) {
	case *ssa.Function, *ssa.MakeClosure:
		return []ssa.Value{v}
	case *ssa.ChangeType:
		return t.functions(x.X, hops-1)
	case *ssa.MakeInterface:
		return t.functions(x.X, hops-1)
	case *ssa.Phi:
		return t.allFunctions(x.Edges, hops)
	case *ssa.Field:
		return t.allFunctions(stored(t.fields[ir.FieldOf(x)]), hops)
	case *ssa.UnOp:
		if x.Op == token.MUL {
			return t.allFunctions(t.heldAt(x.X), hops)
		}
	case *ssa.FreeVar:
		if b := t.Binding(x); b != nil {
			return t.functions(b, hops-1)
		}
	case *ssa.Parameter:
		return t.allFunctions(t.givenFor(x), hops)
	case *ssa.Call:
		return t.allFunctions(t.returnedBy(&x.Call), hops)
	}
	return nil
}

// allFunctions are the functions that the values may be, or nil if one isn't
// known.
func (t *Tracer) allFunctions(vs []ssa.Value, hops int) []ssa.Value {
	var r []ssa.Value
	for _, v := range vs {
		if c, ok := v.(*ssa.Const); ok && c.IsNil() {
			continue
		}
		fs := t.functions(v, hops-1)
		if fs == nil && t.partly {
			continue
		}
		if fs == nil {
			return nil
		}
		for _, f := range fs {
			if !slices.Contains(r, f) {
				r = append(r, f)
			}
		}
	}
	return r
}

// HeldAt is all that the package stores at an address, as far as it is known.
func (t *Tracer) HeldAt(addr ssa.Value) []ssa.Value { return t.heldAt(addr) }

// heldAt is all that is stored at an address: a field, a variable, a captured
// one, an element of a list.
func (t *Tracer) heldAt(addr ssa.Value) []ssa.Value {
	switch a := addr.(type) {
	case *ssa.Global, *ssa.FieldAddr:
		return t.storedAt(a)
	case *ssa.FreeVar:
		if b := t.Binding(a); b != nil {
			return t.heldAt(b)
		}
	case *ssa.Alloc:
		var r []ssa.Value
		for _, ref := range *a.Referrers() {
			if s, ok := ref.(*ssa.Store); ok && s.Addr == a {
				r = append(r, s.Val)
			}
		}
		return r
	case *ssa.IndexAddr:
		if list := listed(a.X); list != nil {
			return list
		}
		if load, ok := a.X.(*ssa.UnOp); ok && load.Op == token.MUL {
			var r []ssa.Value
			for _, l := range t.storedAt(load.X) {
				list := listed(l)
				if list == nil {
					return nil
				}
				r = append(r, list...)
			}
			return r
		}
	}
	return nil
}

func stored(stores []*ssa.Store) []ssa.Value {
	var r []ssa.Value
	for _, s := range stores {
		r = append(r, s.Val)
	}
	return r
}

// returnedBy is what a function of the package returns first, with the call's
// arguments in place of its parameters.
func (t *Tracer) returnedBy(call *ssa.CallCommon) []ssa.Value {
	f := call.StaticCallee()
	if f == nil {
		return nil
	}
	var r []ssa.Value
	for _, b := range f.Blocks {
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok || len(ret.Results) == 0 {
			continue
		}
		v := ret.Results[0]
		if p, ok := v.(*ssa.Parameter); ok {
			v = Argument(call, slices.Index(f.Params, p))
		}
		r = append(r, v)
	}
	return r
}

// givenFor are the arguments for a parameter in all calls of its function, or
// nil where others may call it too.
func (t *Tracer) givenFor(p *ssa.Parameter) []ssa.Value {
	i := slices.Index(p.Parent().Params, p)
	var r []ssa.Value
	for _, c := range t.allCalls(p.Parent()) {
		r = append(r, Argument(c, i))
	}
	return r
}

// Given are the package's arguments for a parameter: others may give it more.
func (t *Tracer) Given(p *ssa.Parameter) []ssa.Value {
	if t.calls == nil {
		t.indexCalls()
	}
	i := slices.Index(p.Parent().Params, p)
	var r []ssa.Value
	for _, c := range t.calls[p.Parent()] {
		if a := Argument(c, i); a != nil {
			r = append(r, a)
		}
	}
	return r
}

// allCalls are all calls of a function, or nil where others may call it too: it
// is exported, a method that may stand behind an interface, or a value.
func (t *Tracer) allCalls(fn *ssa.Function) []*ssa.CallCommon {
	if t.calls == nil {
		t.indexCalls()
	}
	if fn.Parent() != nil || token.IsExported(fn.Name()) || t.asValue[fn] {
		return nil
	}
	return t.calls[fn]
}

// indexCalls notes the static calls of the package's functions, and which of
// them are used as values.
func (t *Tracer) indexCalls() {
	t.calls, t.asValue = map[*ssa.Function][]*ssa.CallCommon{}, map[*ssa.Function]bool{}
	for _, fn := range t.pkg.Funcs {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				call, isCall := in.(ssa.CallInstruction)
				if isCall {
					if f := call.Common().StaticCallee(); f != nil {
						t.calls[f] = append(t.calls[f], call.Common())
					}
				}
				for i, op := range in.Operands(nil) {
					if f, ok := (*op).(*ssa.Function); ok && !(isCall && i == 0 && call.Common().Value == *op) {
						t.asValue[f] = true
					}
				}
			}
		}
	}
}

// adapted are the functions that a call of an adapter's method runs: of a named
// function type whose method does nothing but call the function that it is
// (http.HandlerFunc and its kind). Nil if the call is of something else.
func (t *Tracer) adapted(call *ssa.CallCommon) []ssa.Value {
	var from []ssa.Value
	name := ""
	if call.IsInvoke() {
		from, name = t.boxed(call.Value, 4), call.Method.Name()
	} else if f := call.StaticCallee(); f != nil && f.Signature.Recv() != nil && len(call.Args) > 0 {
		from, name = []ssa.Value{call.Args[0]}, f.Name()
	}
	for _, v := range from {
		if _, ok := v.Type().Underlying().(*types.Signature); !ok || !t.adapts(v.Type(), name) {
			return nil
		}
	}
	return t.allFunctions(from, maxHops)
}

// boxed are the values that the package puts into an interface, or nil where
// not all are known.
func (t *Tracer) boxed(v ssa.Value, hops int) []ssa.Value {
	if hops == 0 {
		return nil
	}
	var from []ssa.Value
	switch x := v.(type) {
	case *ssa.MakeInterface:
		return []ssa.Value{x.X}
	case *ssa.ChangeInterface:
		from = []ssa.Value{x.X}
	case *ssa.Phi:
		from = x.Edges
	case *ssa.Field:
		from = stored(t.fields[ir.FieldOf(x)])
	case *ssa.UnOp:
		if x.Op == token.MUL {
			from = t.heldAt(x.X)
		}
	case *ssa.Call:
		from = t.returnedBy(&x.Call)
	}
	var r []ssa.Value
	for _, f := range from {
		vs := t.boxed(f, hops-1)
		if vs == nil {
			return nil
		}
		r = append(r, vs...)
	}
	return r
}

// adapts reports whether a type's method of the name only calls its receiver,
// with what it is given itself, and returns what that returns.
func (t *Tracer) adapts(ty types.Type, name string) bool {
	for _, fn := range t.methods[name] {
		if !types.Identical(fn.Signature.Recv().Type(), ty) || len(fn.Blocks) != 1 {
			continue
		}
		for _, in := range fn.Blocks[0].Instrs {
			call, ok := in.(*ssa.Call)
			if !ok {
				continue
			}
			if call.Call.Value != ssa.Value(fn.Params[0]) || len(call.Call.Args) != len(fn.Params)-1 {
				return false
			}
			for i, a := range call.Call.Args {
				if a != ssa.Value(fn.Params[i+1]) {
					return false
				}
			}
			return true
		}
	}
	return false
}

// behindReceiver is a function's summary as that of an adapter's method, whose
// first parameter is the receiver.
func (f *Func) behindReceiver() *Func {
	if f == nil {
		return nil
	}
	r := &Func{Proves: f.Proves, Tells: f.Tells}
	for _, v := range f.Results {
		v = v.params(func(p Param) Param { p.Index++; return p })
		r.Results = append(r.Results, v.each(func(a Alt) Alt {
			if a.Len > 0 {
				a.Len++
			}
			return a
		}))
	}
	return r
}

// constantly reports whether a value is a parameter for which all calls of its
// function have constants.
func (t *Tracer) constantly(v ssa.Value) bool {
	p, ok := v.(*ssa.Parameter)
	if !ok {
		return false
	}
	given := t.givenFor(p)
	return len(given) > 0 && !slices.ContainsFunc(given, func(a ssa.Value) bool { c, ok := a.(*ssa.Const); return !ok || c.IsNil() })
}
