package effect

import (
	"go/constant"
	"go/token"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// cookie adds the writing of a cookie, with its name where it is constant, or
// its clearing.
func (c *collector) cookie(in ssa.CallInstruction, e *catalog.Entry) {
	call := in.Common()
	var name, value, age ssa.Value
	if i := e.Int("cookie", -2); i >= -1 {
		name, value, age = cookieFields(concrete(ir.Argument(call, i)))
	} else {
		at := func(key string) ssa.Value {
			if e.Attr(key) == "" {
				return nil
			}
			return concrete(ir.Argument(call, e.Int(key, -1)))
		}
		name, value, age = at("name"), at("value"), at("maxage")
	}
	text := ""
	if ts := c.s.texts(name); len(ts) == 1 {
		text = ts[0]
	}
	kind := SetCookie
	if negative(age) || emptyText(value) && age != nil || value == nil && negative(age) {
		kind = DropCookie
	}
	c.add(kind, text, in.Pos(), false)
}

// drop adds the clearing of cookies by a call that does only that.
func (c *collector) drop(in ssa.CallInstruction, e *catalog.Entry) {
	names := flat([]ssa.Value{ir.Argument(in.Common(), e.Int("name", 0))})
	for _, name := range names {
		text := "" // any
		if ts := c.s.texts(name); len(ts) == 1 {
			text = ts[0]
		}
		c.add(DropCookie, text, in.Pos(), false)
	}
	if len(names) == 0 {
		c.add(DropCookie, "", in.Pos(), false)
	}
}

// cookieFields returns what is stored to a cookie's name, value and age, as
// far as the cookie is made in this function.
func cookieFields(v ssa.Value) (name, value, age ssa.Value) {
	if u, ok := v.(*ssa.UnOp); ok {
		v = u.X
	}
	a, ok := v.(*ssa.Alloc)
	if !ok {
		return nil, nil, nil
	}
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
			switch strings.ToLower(n[strings.LastIndex(n, ".")+1:]) {
			case "name":
				name = st.Val
			case "value":
				value = st.Val
			case "maxage":
				age = st.Val
			case "expires":
				if age == nil && past(st.Val) {
					age = ssa.NewConst(constant.MakeInt64(-1), f.Type())
				}
			}
		}
	}
	return name, value, age
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

// forgottenCookie returns the session cookie that a login of the package sets
// and a logout leaves, though it clears another.
func (s *Package) forgottenCookie(f *Function) *Effect {
	cleared := map[string]bool{}
	for _, e := range f.Effects {
		if e.Kind == DropCookie || e.Kind == SetCookie {
			cleared[e.Noun] = true
		}
	}
	if len(cleared) == 0 || cleared[""] {
		return nil
	}
	for _, fn := range s.IR.Funcs {
		login := s.own[fn]
		if login == nil || login.Role != LoginRole {
			continue
		}
		var missing *Effect
		shared := false
		for i, e := range login.Effects {
			if e.Kind != SetCookie {
				continue
			}
			session, _ := lexicon.SessionCookie(e.Noun)
			switch {
			case cleared[e.Noun]:
				shared = true
			case session && missing == nil:
				missing = &login.Effects[i]
			}
		}
		if shared && missing != nil {
			return missing
		}
	}
	return nil
}
