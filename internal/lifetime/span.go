package lifetime

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"time"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
)

// A Span is a number, or a point in time relative to the moment at which the
// program runs: Base + Factor*variable, in the units of the code. The variable is
// a parameter, or what the program keeps under a name.
type Span struct {
	Base    float64
	Factor  float64
	Param   int     // index + 1 of the parameter; 0: none
	Of      string  // what is kept under a name: "field pkg.T.F", "setting jwt.ttl"; see named.go
	Now     bool    // counted from the clock
	Clock   float64 // of these, in which parts of a nanosecond
	Fixed   bool    // a date that is written in the program
	Runtime bool    // known only when the program runs
}

// Known reports whether the number is known here.
func (s Span) Known() bool { return !s.Runtime && !s.variable() }

func (s Span) variable() bool { return s.Param > 0 || s.Of != "" }

const (
	maxSpans = 6
	maxDepth = 12
)

var atRuntime = []Span{{Runtime: true}}

// unit is how long one of a unit lasts.
func unit(name string) float64 {
	switch name {
	case "s", "unix":
		return float64(time.Second)
	case "ms":
		return float64(time.Millisecond)
	case "min":
		return float64(time.Minute)
	case "h":
		return float64(time.Hour)
	}
	return 1 // a time.Duration, a time.Time
}

// span evaluates v, which may be one of several.
func (p *Package) span(v ssa.Value, depth int) []Span {
	if depth > maxDepth || p.active[v] || !p.enter() {
		return atRuntime
	}
	defer p.leave()
	switch v := v.(type) {
	case *ssa.Const:
		return constSpan(v)
	case *ssa.Parameter:
		for i, q := range v.Parent().Params {
			if q == v {
				return []Span{{Factor: 1, Param: i + 1}}
			}
		}
	case *ssa.Convert:
		return p.span(v.X, depth+1)
	case *ssa.ChangeType:
		return p.span(v.X, depth+1)
	case *ssa.MakeInterface:
		return p.span(v.X, depth+1)
	case *ssa.Phi:
		p.active[v] = true
		defer delete(p.active, v)
		var r []Span
		for _, e := range v.Edges {
			r = join(r, p.span(e, depth+1))
		}
		return r
	case *ssa.BinOp:
		return each2(p.span(v.X, depth+1), p.span(v.Y, depth+1), func(a, b Span) Span { return arith(v.Op, a, b) })
	case *ssa.Alloc:
		return p.stored(v, depth)
	case *ssa.UnOp:
		if v.Op == token.MUL {
			return p.loaded(v.X, depth)
		}
		if v.Op == token.SUB {
			return each(p.span(v.X, depth+1), func(s Span) Span { s.Base, s.Factor = -s.Base, -s.Factor; return s })
		}
	case *ssa.Field:
		return p.field(ir.FieldOf(v), v.X, v.Type(), depth)
	case *ssa.Extract:
		if c, ok := v.Tuple.(*ssa.Call); ok {
			return p.spanOfCall(c, v.Index, depth)
		}
	case *ssa.Call:
		return p.spanOfCall(v, 0, depth)
	}
	return atRuntime
}

func constSpan(c *ssa.Const) []Span {
	if c.Value == nil { // nil, or the zero value of a struct such as time.Time{}
		return []Span{{}}
	}
	switch x := constant.ToFloat(c.Value); x.Kind() {
	case constant.Float:
		f, _ := constant.Float64Val(x)
		return []Span{{Base: f}}
	}
	return atRuntime
}

// loaded is what is kept at an address.
func (p *Package) loaded(addr ssa.Value, depth int) []Span {
	switch a := addr.(type) {
	case *ssa.Alloc:
		return p.stored(a, depth)
	case *ssa.Global:
		return p.constants(p.globals[a], depth)
	case *ssa.FieldAddr:
		if root, ok := a.X.(*ssa.Alloc); ok {
			if s := p.fieldStores(root, a.Field); len(s) > 0 {
				return p.all(s, depth)
			}
		}
		return p.field(ir.FieldName(a), a.X, deref(a.Type()), depth)
	case *ssa.Call: // *flag.Duration("ttl", …)
		if e := p.cat.Has(ir.Callee(&a.Call), catalog.ConfigDefault); e != nil {
			if key, ok := ir.ConstText(ir.Argument(&a.Call, e.Int("key", 0))); ok {
				return []Span{{Factor: 1, Of: setting + key}}
			}
		}
	}
	return atRuntime
}

// stored is what is put into a local variable, or the one time that a struct
// like jwt.NumericDate wraps.
func (p *Package) stored(a *ssa.Alloc, depth int) []Span {
	if p.active[a] {
		return atRuntime
	}
	p.active[a] = true
	defer delete(p.active, a)
	var vals []ssa.Value
	for _, ref := range *a.Referrers() {
		switch ref := ref.(type) {
		case *ssa.Store:
			if ref.Addr == a {
				vals = append(vals, ref.Val)
			}
		case *ssa.FieldAddr:
			if isTime(deref(ref.Type())) {
				vals = append(vals, storesTo(ref)...)
			}
		}
	}
	if len(vals) == 0 {
		if isTime(deref(a.Type())) {
			return []Span{{}}
		}
		return atRuntime
	}
	return p.all(vals, depth)
}

func (p *Package) all(vals []ssa.Value, depth int) []Span {
	var r []Span
	for _, v := range vals {
		r = join(r, p.span(v, depth+1))
	}
	return r
}

// constants is what a variable or field holds that the package only sets to
// constants. Where anything else is stored, too, a run decides.
func (p *Package) constants(vals []ssa.Value, depth int) []Span {
	var r []Span
	for _, v := range vals {
		s := p.span(v, depth+4)
		if !slices.ContainsFunc(s, func(s Span) bool { return !s.Known() || s.Now }) {
			r = join(r, s)
			continue
		}
		return atRuntime
	}
	if len(r) == 0 {
		return atRuntime
	}
	return r
}

func (p *Package) spanOfCall(c *ssa.Call, result, depth int) []Span {
	name := ir.Callee(&c.Call)
	args := c.Call.Args
	switch name {
	case "time.Now":
		return []Span{{Now: true, Clock: 1}}
	case "time.Unix":
		return each(p.span(args[0], depth+1), func(s Span) Span { return s.times(1e9) })
	case "time.UnixMilli":
		return each(p.span(args[0], depth+1), func(s Span) Span { return s.times(1e6) })
	case "time.Date":
		if y, ok := args[0].(*ssa.Const); ok && y.Value != nil {
			return []Span{{Base: float64(y.Int64()), Fixed: true}}
		}
	case "time.ParseDuration":
		if text, ok := ir.ConstText(args[0]); ok {
			if d, err := time.ParseDuration(text); err == nil && result == 0 {
				return []Span{{Base: float64(d)}}
			}
		}
	}
	if recv, method, ok := strings.Cut(name, ")."); ok && recv == "(time.Time" || recv == "(time.Duration" {
		return p.spanOfTime(method, args, depth)
	}
	if c.Call.Signature().Results().Len() == 1 && isTime(c.Type()) && strings.HasSuffix(name, ".Now") {
		return []Span{{Now: true, Clock: 1}} // a clock of the program's own
	}
	if e := p.cat.Has(name, catalog.ConfigRead); e != nil {
		if key, ok := ir.ConstText(ir.Argument(&c.Call, e.Int("key", 0))); ok && p.temporal(c.Type()) {
			return []Span{{Factor: 1, Of: setting + key}}
		}
	}
	if e := p.cat.Has(name, catalog.TimePass); e != nil {
		if a := ir.Argument(&c.Call, e.Int("arg", 0)); a != nil {
			return p.span(a, depth+1)
		}
	}
	if f := p.Func(&c.Call); f != nil && result < len(f.Spans) && len(f.Spans[result]) > 0 {
		return p.substitute(f.Spans[result], &c.Call, depth)
	}
	return atRuntime
}

// spanOfTime evaluates a method of time.Time or time.Duration.
func (p *Package) spanOfTime(method string, args []ssa.Value, depth int) []Span {
	t := p.span(args[0], depth+1)
	switch method {
	case "Add":
		return each2(t, p.span(args[1], depth+1), func(a, b Span) Span { return arith(token.ADD, a, b) })
	case "AddDate":
		days := each2(p.span(args[1], depth+1), p.span(args[2], depth+1), func(y, m Span) Span {
			return arith(token.ADD, y.times(365), m.times(30))
		})
		days = each2(days, p.span(args[3], depth+1), func(a, d Span) Span { return arith(token.ADD, a, d) })
		return each2(t, days, func(a, d Span) Span { return arith(token.ADD, a, d.times(24*float64(time.Hour))) })
	case "UTC", "Local", "In", "Round", "Truncate", "UnixNano", "Nanoseconds":
		return t
	case "Unix":
		return each(t, func(s Span) Span { return s.times(1e-9) })
	case "Seconds":
		return each(t, func(s Span) Span { return s.times(1e-9) })
	case "UnixMilli", "Milliseconds":
		return each(t, func(s Span) Span { return s.times(1e-6) })
	case "UnixMicro", "Microseconds":
		return each(t, func(s Span) Span { return s.times(1e-3) })
	case "Minutes":
		return each(t, func(s Span) Span { return s.times(1 / float64(time.Minute)) })
	case "Hours":
		return each(t, func(s Span) Span { return s.times(1 / float64(time.Hour)) })
	}
	return atRuntime
}

// substitute puts a call's arguments in for the parameters.
func (p *Package) substitute(spans []Span, call *ssa.CallCommon, depth int) []Span {
	var r []Span
	for _, s := range spans {
		if s.Param == 0 {
			r = join(r, []Span{s})
			continue
		}
		a := rawArgument(call, s.Param-1)
		if a == nil {
			return atRuntime
		}
		r = join(r, each(p.span(a, depth+1), func(x Span) Span {
			x = x.times(s.Factor)
			x.Base += s.Base
			if s.Now {
				x.Now, x.Clock = true, s.Clock
			}
			return x
		}))
	}
	return r
}

func (s Span) times(f float64) Span {
	s.Base, s.Factor, s.Clock = s.Base*f, s.Factor*f, s.Clock*f
	return s
}

func arith(op token.Token, a, b Span) Span {
	if a.Runtime || b.Runtime || a.Fixed || b.Fixed || a.variable() && b.variable() {
		return Span{Runtime: true}
	}
	r := Span{Param: max(a.Param, b.Param), Of: a.Of + b.Of, Now: a.Now || b.Now, Clock: max(a.Clock, b.Clock)}
	switch op {
	case token.ADD:
		r.Base, r.Factor = a.Base+b.Base, a.Factor+b.Factor
	case token.SUB:
		r.Base, r.Factor = a.Base-b.Base, a.Factor-b.Factor
		if r.Now = a.Now && !b.Now; !r.Now {
			r.Clock = 0
		}
	case token.MUL:
		if b.variable() || b.Now {
			a, b = b, a
		}
		r.Base, r.Factor, r.Clock = a.Base*b.Base, a.Factor*b.Base, a.Clock*b.Base
	case token.QUO:
		if b.variable() || b.Base == 0 {
			return Span{Runtime: true}
		}
		r.Base, r.Factor, r.Clock = a.Base/b.Base, a.Factor/b.Base, a.Clock/b.Base
	default:
		return Span{Runtime: true}
	}
	return r
}

func each(xs []Span, f func(Span) Span) []Span {
	var r []Span
	for _, x := range xs {
		if !x.Runtime {
			x = f(x)
		}
		r = join(r, []Span{x})
	}
	return r
}

func each2(xs, ys []Span, f func(a, b Span) Span) []Span {
	var r []Span
	for _, x := range xs {
		for _, y := range ys {
			r = join(r, []Span{f(x, y)})
		}
	}
	return r
}

func join(a, b []Span) []Span {
	for _, s := range b {
		if !slices.Contains(a, s) {
			if len(a) >= maxSpans {
				return append(a[:0:0], Span{Runtime: true})
			}
			a = append(a[:len(a):len(a)], s)
		}
	}
	return a
}

func isTime(t types.Type) bool {
	n, ok := types.Unalias(t).(*types.Named)
	return ok && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == "time" && n.Obj().Name() == "Time"
}
