package trace

import (
	"go/types"
	"math"
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
	if f == nil || result >= len(f.Results) {
		return unknown()
	}
	v := t.substitute(f.Results[result], call)
	if f.Tells || t.tells(call) {
		v = v.each(func(a Alt) Alt { a.Told = true; return a })
	}
	if name != "" {
		v = v.step(t.Step(c.Pos(), "returned by "+short(name)))
	}
	return v
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
	if f := call.StaticCallee(); f != nil && f.Blocks != nil {
		return nil
	}
	return t.cat.Lookup(ir.Callee(call))
}

// cataloged is the result of a library call.
func (t *Tracer) cataloged(c *ssa.Call, e *catalog.Entry, name string, result int) (Value, bool) {
	args := arguments(&c.Call)
	arg := func(i int) ssa.Value {
		if i+1 >= 0 && i+1 < len(args) {
			return args[i+1]
		}
		return nil
	}
	switch e.Role {
	case catalog.Weak, catalog.WeakReader:
		if v, ok := t.ownSource(e, arg); ok {
			return v, true
		}
		return weak(e, t.Step(c.Pos(), short(name)+" called")), true
	case catalog.StrongReader:
		return Value{{Endless: true, Density: 8}}, true
	case catalog.Strong:
		return t.strong(c, e, arg).step(t.Step(c.Pos(), "drawn by "+short(name))), true
	case catalog.Pass:
		var r Value
		from := e.Attr("from")
		if from == "" {
			for i, a := range args {
				if i > 0 && a != nil {
					r = concat(r, t.Of(a))
				}
			}
		} else {
			for _, s := range strings.Split(from, ",") {
				i := -1
				if s != "recv" {
					i = int(s[0] - '0')
				}
				if a := arg(i); a != nil {
					r = concat(r, t.Of(a))
				}
			}
		}
		per, max := number(e, "per"), number(e, "max")
		hash := max > 0
		if per == 0 && len(args) > 1 && args[1] != nil {
			per = t.formatDensity(args[1], name)
		}
		if t.printsAddress(args, name) {
			r = Value{{Weak: []Origin{{Kind: "a pointer's address", Path: []Step{t.Step(c.Pos(), "printed here")}}}}}
		}
		r = r.encoded(per, max, hash)
		if kind := e.Attr("mark"); kind != "" {
			r = r.each(func(a Alt) Alt {
				if a.IsConst {
					a.Marks = union(a.Marks, []Mark{NewMark(FromConst, a.Const)})
				}
				a.IsConst, a.Const = false, ""
				a.Marks = union(a.Marks, []Mark{NewMark(kind, "")})
				return a
			})
		}
		return r, true
	case catalog.Source:
		if e.Attr("into") != "" || result != e.Int("result", 0) {
			return nil, false
		}
		return t.source(c, e, arg), true
	case catalog.CookieRead, catalog.CookieStore, catalog.FillStrong, catalog.FillWeak, catalog.FillReader:
		return nil, e.Role != catalog.CookieRead && result == 0 && isInt(c.Type())
	}
	return nil, false
}

// ownSource handles generators that draw from a source of the program's own,
// which may be crypto/rand: rand.New(mySource), and the methods of what it
// returns. It reports false where the generator's own sources are used.
func (t *Tracer) ownSource(e *catalog.Entry, arg func(int) ssa.Value) (Value, bool) {
	key := "source" // of rand.New: the argument
	if e.Attr(key) == "" {
		key = "via" // of its methods: the receiver
	}
	if e.Attr(key) == "" {
		return nil, false
	}
	from := arg(e.Int(key, 0))
	if from == nil {
		return nil, false
	}
	v := either(t.Of(from), t.parts(from))
	for _, a := range v {
		if len(a.Weak) > 0 || len(a.Params) > 0 {
			return nil, false
		}
	}
	if key == "source" {
		return Value{{Endless: true, Density: 8}}, len(v) == 0 || v[0].Unknown || v[0].random()
	}
	if len(v) > 0 && v[0].random() {
		return v, true
	}
	return nil, false
}

// parts joins what is stored to the fields of a struct that v points to:
// a source of one's own is mostly a lock around another.
func (t *Tracer) parts(v ssa.Value) Value {
	if m, ok := v.(*ssa.MakeInterface); ok {
		v = m.X
	}
	root, ok := v.(*ssa.Alloc)
	if !ok {
		return nil
	}
	var r Value
	for _, ref := range *root.Referrers() {
		if f, ok := ref.(*ssa.FieldAddr); ok {
			for _, use := range *f.Referrers() {
				if s, ok := use.(*ssa.Store); ok && s.Addr == f {
					r = either(r, t.Of(s.Val))
				}
			}
		}
	}
	return r
}

func isInt(ty types.Type) bool {
	b, ok := ty.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsInteger != 0
}

// printsAddress reports whether a format prints a pointer.
func (t *Tracer) printsAddress(args []ssa.Value, name string) bool {
	if !strings.HasPrefix(name, "fmt.Sprintf") || len(args) < 2 {
		return false
	}
	c, ok := args[1].(*ssa.Const)
	return ok && c.Value != nil && strings.Contains(c.Value.ExactString(), "%p")
}

// formatDensity is the density of what a hexadecimal format prints.
func (t *Tracer) formatDensity(format ssa.Value, name string) float64 {
	if !strings.HasPrefix(name, "fmt.Sprintf") {
		return 0
	}
	if c, ok := format.(*ssa.Const); ok && c.Value != nil {
		s := c.Value.ExactString()
		if strings.Contains(s, "%x") || strings.Contains(s, "%X") || strings.Contains(s, "%02x") {
			return 4
		}
	}
	return 0
}

func number(e *catalog.Entry, key string) float64 {
	var whole, frac, scale float64 = 0, 0, 1
	dot := false
	for _, r := range e.Attr(key) {
		switch {
		case r == '.':
			dot = true
		case r < '0' || r > '9':
			return 0
		case dot:
			scale *= 10
			frac = frac*10 + float64(r-'0')
		default:
			whole = whole*10 + float64(r-'0')
		}
	}
	return whole + frac/scale
}

// strong is the result of a generator whose strength the catalog tells.
func (t *Tracer) strong(c *ssa.Call, e *catalog.Entry, arg func(int) ssa.Value) Value {
	a := Alt{Bits: number(e, "bits"), Density: number(e, "per"), Accept: e.Attr("accept"), Digits: e.Attr("per") == "3.32"}
	if e.Attr("reader") != "" { // crypto/rand.Int(reader, max)
		r := t.fromReader(arg(e.Int("reader", 0)), Length{Known: true, Const: 1}, c)
		for _, x := range r {
			if len(x.Weak) > 0 || x.Unknown {
				return r
			}
		}
		n := Length{}
		if m := arg(e.Int("max", 1)); m != nil {
			n = t.intOf(m, 0)
		}
		a.Endless = !n.fixed()
		if !a.Endless {
			a.Bits = math.Log2(math.Max(2, float64(n.Const)))
			a.Digits = n.Const == 10 || n.Const%1000 == 0
		}
		return Value{a}
	}
	if e.Attr("len") != "" {
		n := Length{}
		if l := arg(e.Int("len", 0)); l != nil {
			n = t.intOf(l, 0)
		}
		a.Bits = number(e, "per")
		return Value{a}.times(n)
	}
	return Value{a}
}

// Callee returns the summary of what a call may run, or nil.
func (t *Tracer) Callee(call *ssa.CallCommon) *Func {
	if call.IsInvoke() {
		return t.implementations(call.Method)
	}
	var all []*Func
	for _, v := range t.callables(call) {
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
// method may run.
func (t *Tracer) implementations(m *types.Func) *Func {
	iface, ok := m.Signature().Recv().Type().Underlying().(*types.Interface)
	if !ok || m.Pkg() == nil || ir.Std(m.Pkg().Path()) {
		return nil // error, Stringer, Reader: everybody implements them
	}
	var all []*Func
	for _, fn := range t.implementing(m.Name(), iface) {
		if f := t.Summary(fn); f != nil {
			all = append(all, f)
		}
	}
	for _, obj := range t.outside.Methods(m) {
		if f := t.outside.Func(obj); f != nil {
			all = append(all, f)
		}
	}
	return join(all)
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
		if !ok || m.Pkg() == nil || ir.Std(m.Pkg().Path()) {
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
	u, ok := call.Value.(*ssa.UnOp)
	if !ok {
		return []ssa.Value{call.Value}
	}
	var stored []*ssa.Store
	switch a := u.X.(type) {
	case *ssa.Global:
		stored = t.globals[a]
	case *ssa.FieldAddr:
		stored = t.fields[ir.FieldName(a)]
	}
	var r []ssa.Value
	for _, s := range stored {
		r = append(r, s.Val)
	}
	return r
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
			r.Results[i] = either(r.Results[i], v)
		}
		r.Fills = append(r.Fills, f.Fills...)
		r.Sinks = append(r.Sinks, f.Sinks...)
		r.Ends = append(r.Ends, f.Ends...)
		r.Tells = r.Tells || f.Tells
	}
	return r
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
			f.Results[i] = either(f.Results[i], t.Of(v))
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
	}
	return false
}
