package effect

import (
	"go/constant"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/names"
)

// A Reach is for which requests a cookie is. A browser clears the cookie only
// that has the same name, path and domain. "" is what is left out, Anywhere
// what is decided at run time.
type Reach struct{ Path, Domain string }

const Anywhere = "?"

// reach is a cookie's path and domain by the values given for them. Where the
// library gives the path a default of its own, an empty one says nothing.
func (c *collector) reach(path, domain ssa.Value, defaults bool) Reach {
	r := Reach{c.constant(path), c.constant(domain)}
	if r.Path == "" && defaults {
		r.Path = Anywhere
	}
	return r
}

func (c *collector) constant(v ssa.Value) string {
	if v == nil || emptyText(v) {
		return ""
	}
	if ts := c.s.names.Texts(v); len(ts) == 1 {
		return ts[0]
	}
	return Anywhere
}

// cookie adds the writing of a cookie, with its name where it is constant, or
// its clearing.
func (c *collector) cookie(in ssa.CallInstruction, e *catalog.Entry) {
	call := in.Common()
	f := map[string]ssa.Value{}
	reach := Reach{Anywhere, Anywhere}
	if i := e.Int("cookie", -2); i >= -1 {
		cookie := concrete(ir.Argument(call, i))
		if f = cookieFields(cookie); f != nil {
			kind := catalog.Default().Has(ir.TypePath(cookie.Type()), catalog.CookieType)
			reach = c.reach(f["path"], f["domain"], kind == nil || kind.Attr("path") != "request")
		}
	} else {
		for _, key := range []string{"name", "value", "maxage", "path", "domain"} {
			if e.Attr(key) != "" {
				f[key] = concrete(ir.Argument(call, e.Int(key, -1)))
			}
		}
		if f["path"] != nil {
			reach = c.reach(f["path"], f["domain"], true)
		}
	}
	text := ""
	if ts := c.s.names.Texts(f["name"]); len(ts) == 1 {
		text = ts[0]
	}
	kind := SetCookie
	if negative(f["maxage"]) || emptyText(f["value"]) && f["maxage"] != nil {
		kind = DropCookie
	}
	c.put(Effect{Kind: kind, Noun: text, At: c.s.Values.Tracer.Step(in.Pos(), kind.String()), Reach: reach})
}

// drop adds the clearing of cookies by a call that does only that.
func (c *collector) drop(in ssa.CallInstruction, e *catalog.Entry) {
	called := names.Arguments([]ssa.Value{ir.Argument(in.Common(), e.Int("name", 0))})
	for _, name := range called {
		text := "" // any
		if ts := c.s.names.Texts(name); len(ts) == 1 {
			text = ts[0]
		}
		c.add(DropCookie, text, in.Pos(), false)
	}
	if len(called) == 0 {
		c.add(DropCookie, "", in.Pos(), false)
	}
}

// cookieFields returns what is stored to a cookie's fields, by their names in
// small letters, or nil if the cookie isn't made in this function. A time that
// has gone counts as a negative maxage.
func cookieFields(v ssa.Value) map[string]ssa.Value {
	if u, ok := v.(*ssa.UnOp); ok {
		v = u.X
	}
	a, ok := v.(*ssa.Alloc)
	if !ok {
		return nil
	}
	r := map[string]ssa.Value{}
	for _, ref := range *a.Referrers() {
		f, ok := ref.(*ssa.FieldAddr)
		if !ok {
			continue
		}
		for _, use := range *f.Referrers() {
			st, ok := use.(*ssa.Store)
			if !ok || st.Addr != f {
				continue
			}
			n := ir.FieldName(f)
			r[strings.ToLower(n[strings.LastIndex(n, ".")+1:])] = st.Val
		}
	}
	if t := r["expires"]; t != nil && r["maxage"] == nil && past(t) {
		r["maxage"] = ssa.NewConst(constant.MakeInt64(-1), types.Typ[types.Int])
	}
	return r
}

// past reports whether a time is one that has gone: time.Unix(0, 0), the zero
// time, now minus something.
func past(v ssa.Value) bool {
	c, ok := v.(*ssa.Call)
	if !ok {
		return false
	}
	switch ir.Callee(&c.Call) {
	case "time.Unix":
		return true
	case "(time.Time).Add":
		return negative(c.Call.Args[1])
	case "(time.Time).AddDate":
		return negative(c.Call.Args[1]) || negative(c.Call.Args[2]) || negative(c.Call.Args[3])
	}
	return false
}

func negative(v ssa.Value) bool {
	if u, ok := v.(*ssa.UnOp); ok && u.Op == token.SUB {
		return true
	}
	c, ok := v.(*ssa.Const)
	return ok && c.Value != nil && c.Value.Kind() == constant.Int && constant.Sign(c.Value) < 0
}

func emptyText(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return ok && (c.Value == nil || c.Value.Kind() == constant.String && constant.StringVal(c.Value) == "")
}
