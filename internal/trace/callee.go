package trace

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/origin"
)

// Callee returns the summary of what a call may run, or nil.
func (t *Tracer) Callee(call *ssa.CallCommon) *Func {
	if run := t.adapted(call); run != nil {
		return t.joined(run).behindReceiver()
	}
	if call.IsInvoke() {
		return t.implementations(call.Method, t.dynamic(call.Value, 4))
	}
	return t.joined(t.callables(call))
}

// joined is the summary of what may run, or nil if one isn't known.
func (t *Tracer) joined(fns []ssa.Value) *Func {
	var all []*Func
	for _, v := range fns {
		f := t.FuncValue(v)
		if f == nil {
			return nil
		}
		all = append(all, f)
	}
	return join(all)
}

// FuncValue returns the summary of a function value, or nil.
func (t *Tracer) FuncValue(v ssa.Value) *Func {
	if f := function(v); f != nil {
		return t.summaryOf(f)
	}
	return nil
}

// summaryOf returns a function's summary, from its code, the catalog or facts.
func (t *Tracer) summaryOf(f *ssa.Function) *Func {
	if o := f.Origin(); o != nil {
		f = o
	}
	if f.Blocks != nil {
		return t.Summary(f)
	}
	name := ir.FuncName(f)
	for _, e := range t.cat.Lookup(name) {
		switch e.Role {
		case catalog.Weak:
			return &Func{Results: []Value{weak(e, Step{})}}
		case catalog.Strong:
			return &Func{Results: []Value{{{Bits: number(e, "bits"), Accept: e.Attr("accept"), Density: number(e, "per"), Endless: e.Attr("bits") == ""}}}}
		}
	}
	if obj, ok := f.Object().(*types.Func); ok {
		return t.outside.Func(obj)
	}
	return nil
}

// implementations joins the summaries of the methods that an interface's
// method may run: only those of the types, if they are known.
func (t *Tracer) implementations(m *types.Func, of []types.Type) *Func {
	iface, ok := m.Signature().Recv().Type().Underlying().(*types.Interface)
	if !ok || m.Pkg() == nil || origin.Std(m.Pkg().Path()) {
		return nil // error, Stringer, Reader: everybody implements them
	}
	var all []*Func
	for _, fn := range t.implementing(m.Name(), iface) {
		if of != nil && len(ofTypes([]*types.Func{fn.Object().(*types.Func)}, of)) == 0 {
			continue
		}
		if f := t.Summary(fn); f != nil {
			all = append(all, f)
		}
	}
	methods := t.outside.Methods(m)
	if of != nil {
		methods = ofTypes(methods, of)
	}
	for _, obj := range methods {
		if f := t.outside.Func(obj); f != nil {
			all = append(all, f)
		}
	}
	if len(all) == 0 && of != nil { // methods of embedded types
		return t.implementations(m, nil)
	}
	return join(all)
}

// Implementing are the package's methods that a call of an interface's method
// may run.
func (t *Tracer) Implementing(m *types.Func) []*ssa.Function {
	if i, ok := m.Signature().Recv().Type().Underlying().(*types.Interface); ok {
		return t.implementing(m.Name(), i)
	}
	return nil
}

// implementing are the package's methods of the name whose types implement
// the interface.
func (t *Tracer) implementing(name string, iface *types.Interface) []*ssa.Function {
	var r []*ssa.Function
	for _, fn := range t.methods[name] {
		recv := fn.Signature.Recv().Type()
		if types.Implements(recv, iface) || types.Implements(types.NewPointer(recv), iface) {
			r = append(r, fn)
		}
	}
	return r
}

// Targets returns the package's functions that a call may run.
func (t *Tracer) Targets(call *ssa.CallCommon) []*ssa.Function {
	if call.IsInvoke() {
		m := call.Method
		iface, ok := m.Signature().Recv().Type().Underlying().(*types.Interface)
		if !ok || m.Pkg() == nil || origin.Std(m.Pkg().Path()) {
			return nil
		}
		if r := t.implementing(m.Name(), iface); len(r) <= maxAlts {
			return r
		}
		return nil
	}
	var r []*ssa.Function
	for _, v := range t.callables(call) {
		if f := function(v); f != nil && f.Blocks != nil {
			r = append(r, f)
		}
	}
	return r
}

// callables are the function values that a call may run.
func (t *Tracer) callables(call *ssa.CallCommon) []ssa.Value {
	if f := call.StaticCallee(); f != nil {
		return []ssa.Value{call.Value}
	}
	return t.functions(call.Value, maxHops)
}

// function is the function that a function value is, or nil.
func function(v ssa.Value) *ssa.Function {
	var f *ssa.Function
	switch v := v.(type) {
	case *ssa.Function:
		f = v
	case *ssa.MakeClosure:
		f = v.Fn.(*ssa.Function)
	case *ssa.ChangeType:
		return function(v.X)
	case *ssa.MakeInterface:
		return function(v.X)
	}
	if f != nil && f.Origin() != nil {
		f = f.Origin()
	}
	return f
}

// divided reports whether one implementation draws from a predictable source
// and another from a strong one: which of them runs isn't known, and one that
// is for tests must not speak for all.
func divided(a, b Value) bool { return weakly(a) && strongly(b) || weakly(b) && strongly(a) }

func weakly(v Value) bool {
	return slices.ContainsFunc(v, func(a Alt) bool { return len(a.Weak) > 0 })
}

func strongly(v Value) bool {
	return !weakly(v) && slices.ContainsFunc(v, func(a Alt) bool { return a.random() })
}

func join(all []*Func) *Func {
	// Beyond a handful nothing can be said of what such a call does.
	if len(all) == 0 || len(all) > maxAlts {
		return nil
	}
	if len(all) == 1 {
		return all[0]
	}
	r := &Func{}
	for _, f := range all {
		for i, v := range f.Results {
			if i == len(r.Results) {
				r.Results = append(r.Results, nil)
			}
			if divided(r.Results[i], v) {
				v = Value{{Unknown: true}}
				r.Results[i] = nil
			}
			r.Results[i] = either(r.Results[i], v)
		}
		r.Fills = append(r.Fills, f.Fills...)
		r.Sinks = append(r.Sinks, f.Sinks...)
		r.Ends = append(r.Ends, f.Ends...)
		r.Tells = r.Tells || f.Tells
		// One of them may be the one that checks.
		r.Proves = r.Proves || f.Proves
		r.Nonceless = f.Nonceless && (r.Nonceless || f == all[0])
		r.Asked, r.Looked = append(r.Asked, f.Asked...), append(r.Looked, f.Looked...)
		r.Headers = append(r.Headers, f.Headers...)
	}
	return r
}
