package cookie

import (
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// call follows a cookie into a call.
func (t *tracker) call(v ssa.Value, in ssa.CallInstruction) {
	call := in.Common()
	if b, ok := call.Value.(*ssa.Builtin); ok {
		if c, ok := in.(*ssa.Call); ok && b.Name() == "append" {
			t.add(c)
		}
		return
	}
	if i := viaParam(call, v); i > 0 && t.u.via == 0 && ir.Outermost(in.Parent()) == t.home {
		t.u.via = i
		return
	}
	name := ir.Callee(call)
	known := false
	for _, e := range t.p.cat.Lookup(name) {
		if t.cataloged(v, in, e) {
			known = true
		}
	}
	if known {
		return
	}
	args := allArgs(call)
	for i, a := range args {
		if a != v {
			continue
		}
		if f := t.p.callee(call); f != nil && i < len(f.Params) {
			t.merge(t.p.paramUse(f, i, t.options), in, f.Name())
			continue
		}
		if s := t.p.fact(call); s != nil {
			for _, pu := range s.Params {
				if pu.Param == i {
					t.merge(&use{set: pu.Set, sunk: pu.Sunk, client: pu.Client, unknown: pu.Unknown, via: pu.Via, returned: pu.Returned}, in, last(name))
					known = true
				}
			}
			if known {
				continue
			}
		}
		t.outside(v, in, name, i == 0 && call.Signature().Recv() != nil && !call.IsInvoke())
	}
}

// outside is a call to a function that nothing is known about.
func (t *tracker) outside(v ssa.Value, in ssa.CallInstruction, name string, receiver bool) {
	switch {
	case receiver && last(name) == "String":
		// The cookie's text; followed to where it becomes a header.
		if c, ok := in.(*ssa.Call); ok {
			t.add(c)
		}
	case receiver, harmless(name), t.options && t.p.reads(v, name):
	case setsCookie(name), t.options:
		t.sink(in, "passed to "+last(name)+" here")
	case t.p.aside(v, name):
	default:
		t.u.unknown = true
	}
}

// reads reports whether the catalog says of a function of the options' library
// that it takes something else from them than the cookie's attributes.
func (p *Package) reads(v ssa.Value, name string) bool {
	e := p.cookieType(v.Type())
	return e != nil && packageOf(e.Name) == packageOf(name) && slices.Contains(splitList(e.Attr("aside")), last(name))
}

// aside reports whether a function belongs to the library that has the
// cookie's type, and the catalog has nothing about it: it gives the cookie
// back to a pool, or looks at it.
func (p *Package) aside(v ssa.Value, name string) bool {
	e := p.cookieType(v.Type())
	return e != nil && packageOf(e.Name) == packageOf(name) && p.cat.Covered(packageOf(name))
}

// setsCookie reports whether a function that is not known is named like one
// that writes cookies.
func setsCookie(name string) bool {
	ws := lexicon.Words(last(name))
	return len(ws) > 1 && (ws[0] == "set" || ws[0] == "write") && slices.Contains(ws, "cookie")
}

// harmless reports whether a function of the standard library merely looks.
func harmless(name string) bool {
	path := strings.TrimLeft(name, "(*")
	for _, pre := range []string{"fmt.", "log.", "log/slog.", "reflect.", "errors.", "encoding/", "sort.", "slices."} {
		if strings.HasPrefix(path, pre) {
			return true
		}
	}
	return false
}

func (t *tracker) sink(in ssa.CallInstruction, text string) {
	t.u.sunk = true
	t.ends = append(t.ends, in.Block())
	t.u.steps = append(t.u.steps, Step{in.Pos(), text})
}

// merge adds what a callee does with the cookie.
func (t *tracker) merge(u *use, in ssa.CallInstruction, name string) {
	if u == nil {
		return
	}
	s := t.p.substitute(u.set, in.Common())
	for f, a := range s {
		if a.Kind != Absent {
			t.stores = append(t.stores, fieldStore{Field(f), a, in.Block()})
		}
	}
	if u.via > 0 {
		set, via, ok := t.p.completed(in.Common(), u.via-1)
		if !ok || via > 0 && t.u.via > 0 {
			t.u.unknown = true
			return
		}
		t.u.via = max(t.u.via, via)
		for f, a := range set {
			if a.Kind != Absent {
				t.stores = append(t.stores, fieldStore{Field(f), a, in.Block()})
			}
		}
	}
	t.u.client = t.u.client || u.client
	t.u.unknown = t.u.unknown || u.unknown
	if u.sunk {
		t.sink(in, "written by "+name+", called here")
		t.u.steps = append(t.u.steps, u.steps...)
	}
	if c, ok := in.(*ssa.Call); ok {
		for _, i := range u.returned {
			t.result(c, i)
		}
	}
}

// result follows result i of a call.
func (t *tracker) result(c *ssa.Call, i int) {
	for _, v := range results(c, i) {
		t.add(v)
	}
}

func results(c *ssa.Call, i int) []ssa.Value {
	if c.Call.Signature().Results().Len() == 1 {
		return []ssa.Value{c}
	}
	var vs []ssa.Value
	for _, r := range *c.Referrers() {
		if x, ok := r.(*ssa.Extract); ok && x.Index == i {
			vs = append(vs, x)
		}
	}
	return vs
}

// cataloged handles a call that the catalog knows.
func (t *tracker) cataloged(v ssa.Value, in ssa.CallInstruction, e *catalog.Entry) bool {
	call := in.Common()
	switch e.Role {
	case catalog.CookieWrite:
		if arg(call, e.Int("cookie", -2)) == v {
			t.u.what = e.Attr("kind")
			var w Write
			if !t.p.trailing(call, e, &w) {
				t.u.unknown = true // options that may set anything
			}
			for f, a := range w.Set {
				if a.Kind != Absent {
					t.stores = append(t.stores, fieldStore{Field(f), a, in.Block()})
				}
			}
			t.sink(in, "written here")
			return true
		}
	case catalog.CookieClient:
		t.u.client = true
		return true
	case catalog.CookieSetter:
		if arg(call, -1) == v && e.Attr("option") == "" {
			if f, ok := fieldNamed(e.Attr("attr")); ok {
				a := t.p.eval(arg(call, e.Int("arg", 0)))
				t.stores = append(t.stores, fieldStore{f, a, in.Block()})
				if g, ok := fieldNamed(e.Attr("none")); ok && f == SameSite && isNone(a) {
					t.stores = append(t.stores, fieldStore{g, fixed("true"), in.Block()})
				}
			}
			return true
		}
	case catalog.CookieApply, catalog.CookieStore:
		for _, a := range call.Args {
			if a == v {
				t.sink(in, "applied here")
				return true
			}
		}
		if t.options { // inside variadic arguments
			t.sink(in, "applied here")
			return true
		}
	case catalog.HeaderSet:
		if t.isHeaderValue(v, call, e) {
			t.sink(in, "written here")
			return true
		}
	}
	return false
}

// isHeaderValue reports whether v is the value of a Set-Cookie header.
func (t *tracker) isHeaderValue(v ssa.Value, call *ssa.CallCommon, e *catalog.Entry) bool {
	if _, named := e.Args["name"]; !named && t.ofPair(v) {
		return true
	}
	name := arg(call, e.Int("name", -2))
	if name == nil || arg(call, e.Int("value", -2)) != v {
		return false
	}
	a := t.p.eval(name)
	return a.Kind == Const && fold(a.Text) == "set-cookie"
}

// paramUse is what a function does with the cookie in its parameter.
func (p *Package) paramUse(f *ssa.Function, i int, options bool) *use {
	k := paramKey{f, i}
	if u, ok := p.uses[k]; ok {
		return u // nil while it is being computed
	}
	p.uses[k] = nil
	u := p.track(options, f.Params[i])
	p.uses[k] = u
	return u
}
