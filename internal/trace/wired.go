package trace

import (
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/origin"
)

// A Called is a function of which a package above decides what it is: what is
// kept in a field, or an interface's method.
type Called struct {
	Field  string // the full name of the field that holds the function or object, or ""
	Method string // the full name of the interface's method, or ""
}

func (c Called) mark() Mark { return NewMark(FromCalled, c.Field+"#"+c.Method) }

// CalledAs reads the name of a mark.
func CalledAs(name string) Called {
	f, m, _ := strings.Cut(name, "#")
	return Called{f, m}
}

// wired marks what a call returns if nothing is known of it here, but whoever
// wires the program decides what runs.
func (t *Tracer) wired(call *ssa.CallCommon, v Value) Value {
	if len(v) == 0 || !v.opaque() {
		return v
	}
	var c Called
	switch {
	case call.IsInvoke():
		if m := call.Method; m.Pkg() != nil && !origin.Std(m.Pkg().Path()) {
			c.Method = m.FullName()
		}
	case call.StaticCallee() != nil:
		return v
	}
	c.Field = fieldRead(call.Value)
	if c.Field != "" && standardField(c.Field) || c == (Called{}) {
		return v
	}
	return v.marked(c.mark())
}

// opaque reports whether a value is nothing but unknown.
func (v Value) opaque() bool {
	for _, a := range v {
		if !a.Unknown || a.Says() || len(a.Marks) > 0 {
			return false
		}
	}
	return true
}

// fieldRead is the full name of the field that a value is read from, or "".
func fieldRead(v ssa.Value) string {
	switch x := v.(type) {
	case *ssa.Field:
		return ir.FieldOf(x)
	case *ssa.UnOp:
		if f, ok := x.X.(*ssa.FieldAddr); ok && x.Op == token.MUL {
			return ir.FieldName(f)
		}
	}
	return ""
}

// someCallees is the summary of those functions that a function value is known
// to be, where others may put more there: an option's default. What the others
// return is unknown.
func (t *Tracer) someCallees(call *ssa.CallCommon) *Func {
	if call.IsInvoke() || call.StaticCallee() != nil {
		return nil
	}
	t.partly = true
	fns := t.functions(call.Value, maxHops)
	t.partly = false
	f := t.joined(fns)
	if f == nil {
		return nil
	}
	other := unknown()
	if field := fieldRead(call.Value); field != "" {
		other = other.marked(Called{Field: field}.mark())
	}
	r := &Func{}
	for _, v := range f.Results {
		r.Results = append(r.Results, either(v, other))
	}
	return r
}

// MadeByFunction is what the functions that v may be return first, as far as
// they are known.
func (t *Tracer) MadeByFunction(v ssa.Value) Value {
	f := t.joined(t.functions(v, maxHops))
	if f == nil || len(f.Results) == 0 {
		return nil
	}
	return f.Results[0]
}

// MadeByMethod is what the method of the object that v boxes returns first.
func (t *Tracer) MadeByMethod(v ssa.Value, method string) Value {
	name := method[strings.LastIndex(method, ".")+1:]
	var r Value
	for _, ty := range t.dynamic(v, 4) {
		found, _, _ := types.LookupFieldOrMethod(ty, true, t.pkg.SSA.Pkg, name)
		obj, ok := found.(*types.Func)
		if !ok {
			return nil
		}
		var f *Func
		if fn := t.pkg.SSA.Prog.FuncValue(obj); fn != nil && fn.Blocks != nil {
			f = t.Summary(fn)
		} else {
			f = t.outside.Func(obj)
		}
		if f == nil || len(f.Results) == 0 {
			return nil
		}
		r = either(r, f.Results[0].each(withoutParams))
	}
	return r
}

// StoresTo are the package's stores to a field.
func (t *Tracer) StoresTo(field string) []*ssa.Store { return t.fields[field] }
