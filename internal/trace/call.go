package trace

import (
	"cmp"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
)

// arguments returns the receiver (or nil) and the arguments of a call, so
// that argument i of the catalog is at i+1.
func arguments(call *ssa.CallCommon) []ssa.Value {
	if call.IsInvoke() {
		return append([]ssa.Value{call.Value}, call.Args...)
	}
	if call.Signature().Recv() != nil && len(call.Args) > 0 {
		return call.Args
	}
	return append([]ssa.Value{nil}, call.Args...)
}

// paramIndex converts an argument number of the catalog into an index into
// ssa.Function.Params, which count the receiver.
func paramIndex(call *ssa.CallCommon, at int) int {
	if call.IsInvoke() || call.Signature().Recv() != nil {
		return at + 1
	}
	return at
}

// Argument returns the value for a parameter index, or nil.
func Argument(call *ssa.CallCommon, param int) ssa.Value {
	args := call.Args
	if call.IsInvoke() {
		args = append([]ssa.Value{call.Value}, call.Args...)
	}
	if param < 0 || param >= len(args) {
		return nil
	}
	return args[param]
}

func short(name string) string {
	if i := strings.LastIndex(name, "/"); i >= 0 {
		pre := ""
		if strings.HasPrefix(name, "(*") {
			pre = "(*"
		} else if strings.HasPrefix(name, "(") {
			pre = "("
		}
		return pre + name[i+1:]
	}
	return name
}

// call is a result of a call.
func (t *Tracer) call(c *ssa.Call, result int) Value {
	call := &c.Call
	if b, ok := call.Value.(*ssa.Builtin); ok {
		return t.builtin(c, b)
	}
	name := ir.Callee(call)
	if es := t.Lookup(call); len(es) > 0 {
		for _, e := range es {
			if v, ok := t.cataloged(c, e, name, result); ok {
				return v
			}
		}
	}
	f := t.Callee(call)
	if f == nil {
		f = t.someCallees(call)
	}
	if f == nil || result >= len(f.Results) {
		return t.wired(call, unknown())
	}
	v := t.wired(call, t.substitute(f.Results[result], call))
	if f.Tells || t.tells(call) {
		v = v.each(func(a Alt) Alt { a.Told = true; return a })
	}
	return v.step(t.Step(c.Pos(), "returned by "+t.calledName(call)))
}

// calledName is the short name of what a call runs.
func (t *Tracer) calledName(call *ssa.CallCommon) string {
	if name := ir.Callee(call); name != "" {
		return short(name)
	}
	if fns := t.callables(call); len(fns) == 1 {
		if f := function(fns[0]); f != nil && f.Parent() == nil {
			return short(ir.FuncName(f))
		}
	}
	return "a function value"
}

// tells reports whether the called function's weakness is reported inside it.
func (t *Tracer) tells(call *ssa.CallCommon) bool {
	if t.Tells == nil {
		return false
	}
	f := call.StaticCallee()
	return f != nil && f.Blocks != nil && t.Tells(f)
}

func (t *Tracer) builtin(c *ssa.Call, b *ssa.Builtin) Value {
	switch b.Name() {
	case "append":
		x := t.Of(c.Call.Args[0])
		if len(c.Call.Args) > 1 {
			x = concat(x, t.Of(c.Call.Args[1]))
		}
		return x
	case "len", "cap":
		if _, ok := c.Call.Args[0].Type().Underlying().(*types.Map); ok {
			return Value{{Weak: []Origin{{Kind: "the size of a map, a counter", Path: []Step{t.Step(c.Pos(), "counted here")}}}}}
		}
		return nil
	case "String", "SliceData", "Slice", "StringData": // package unsafe: the same bytes
		return t.Of(c.Call.Args[0])
	case "min", "max":
		var r Value
		for _, a := range c.Call.Args {
			r = either(r, t.Of(a))
		}
		return r
	}
	return unknown()
}

// Lookup returns what the catalog says of the called function. Of a package
// that is itself analysed its own code speaks, also where it is a library.
func (t *Tracer) Lookup(call *ssa.CallCommon) []*catalog.Entry {
	f := call.StaticCallee()
	if f != nil && f.Origin() != nil { // an instance only calls it
		f = f.Origin()
	}
	if f != nil && f.Blocks != nil {
		return t.cat.Own(ir.Callee(call)) // else its code speaks for itself
	}
	return t.cat.Lookup(ir.Callee(call))
}

// substitute puts a call's arguments in place of the parameters.
func (t *Tracer) substitute(v Value, call *ssa.CallCommon) Value {
	var r Value
	for _, a := range v {
		params, n := a.Params, a.Len
		per := a.PerLen
		a.Params, a.Len = nil, 0
		if n > 0 {
			a.PerLen = 0
		}
		a.Marks = t.NamedHere(a.Marks, call)
		x := Value{a}
		if n == 0 && len(params) > 0 && same(&a, &Alt{}) {
			x = nil // nothing but what the parameters bring
		}
		if n > 0 {
			l := Length{}
			if arg := Argument(call, n-1); arg != nil {
				l = t.intOf(arg, 0)
			}
			switch {
			case l.Param > 0 || l.Setting != "":
				x[0].PerLen, x[0].Len, x[0].Setting = per, l.Param, l.Setting
			case l.Known:
				x[0].Bits += per * float64(l.Const)
			default:
				x[0].Endless = true
			}
		}
		for _, p := range params {
			arg := Argument(call, p.Index)
			if arg == nil {
				x = concat(x, unknown())
				continue
			}
			y := t.Of(arg)
			if p.From > 0 || p.As != "" {
				y = y.params(func(q Param) Param {
					q.From += p.From
					q.As = cmp.Or(q.As, p.As)
					return q
				})
			}
			switch {
			case p.Hash:
				y = y.encoded(p.Per, 512, true)
			case p.Per > 0:
				y = y.encoded(p.Per, 0, false)
			}
			x = concat(x, y)
		}
		x = x.marked(a.Marks...)
		r = either(r, x)
	}
	return r
}

// Summary returns the summary of a function of the package.
func (t *Tracer) Summary(fn *ssa.Function) *Func {
	if f, ok := t.sums[fn]; ok {
		return f
	}
	if t.busy[fn] || len(t.busy) > 60 {
		return nil
	}
	t.busy[fn] = true
	defer delete(t.busy, fn)
	f := &Func{Results: make([]Value, fn.Signature.Results().Len())}
	for _, b := range fn.Blocks {
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok {
			continue
		}
		for i, v := range ret.Results {
			// What is constant beside an error isn't used.
			if c, ok := v.(*ssa.Const); ok && (isZero(c) || failed(ret)) {
				continue
			}
			if t.Fallback != nil && t.Fallback(fn, ret, v) {
				continue // reported where it is returned
			}
			f.Results[i] = either(f.Results[i], t.reaching(v, b))
		}
	}
	for i, p := range fn.Params {
		if !canFill(p.Type()) {
			continue
		}
		if w := t.written(p, map[ssa.Value]bool{}, Length{}); len(w) > 0 {
			f.Fills = append(f.Fills, Fill{i, w})
		}
	}
	t.sums[fn] = f
	return f
}

// failed reports whether the return hands out an error that may not be nil.
func failed(ret *ssa.Return) bool {
	for _, v := range ret.Results {
		if types.Identical(v.Type(), types.Universe.Lookup("error").Type()) {
			c, ok := v.(*ssa.Const)
			return !ok || !c.IsNil()
		}
	}
	return false
}

func canFill(ty types.Type) bool {
	switch ty.Underlying().(type) {
	case *types.Slice, *types.Pointer:
		return isBytes(ty)
	case *types.Interface:
		return isHash(ty)
	}
	return false
}
