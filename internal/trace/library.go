package trace

import (
	"go/types"
	"math"
	"slices"
	"strings"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"golang.org/x/tools/go/ssa"
)

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
		if e.Attr("file") != "" {
			if !slices.Contains(strings.Split(e.Attr("paths"), ","), t.textOf(arg(e.Int("file", 0)))) {
				return nil, false
			}
		}
		return Value{{Endless: true, Density: 8}}, true
	case catalog.Strong:
		return t.strong(c, e, arg).step(t.Step(c.Pos(), "drawn by "+short(name))), true
	case catalog.Pass:
		if e.Attr("either") != "" {
			return t.oneOf(c), true
		}
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
		if kind := e.Attr("head"); kind != "" && r.Has(Head) {
			r = r.marked(NewMark(kind, ""))
		}
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
