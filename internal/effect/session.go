package effect

import (
	"go/constant"
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/stores"
)

// The request's session, where a library keeps it.

// session adds what a call does to the request's session.
func (c *collector) session(in ssa.CallInstruction, e *catalog.Entry) {
	pos := in.Pos()
	switch e.Role {
	case catalog.SessionDestroy:
		switch {
		case e.Attr("client") == "true":
			c.add(DropCookie, "", pos, false)
		case e.Attr("all") == "true":
			c.add(Revoke, "all sessions", pos, true)
		case e.Attr("id") != "": // of any session, not the request's own
			c.add(Revoke, "session", pos, false)
		default:
			c.empties(e, pos)
		}
	case catalog.SessionClear:
		if c.keepsIdentity(in, e) {
			c.awaitsSave(e, pos)
		} else {
			c.empties(e, pos)
		}
	case catalog.SessionBind:
		if v := ir.Argument(in.Common(), e.Int("value", -2)); v != nil && e.Attr("kind") == "" && zero(v) {
			c.empties(e, pos)
		} else {
			c.awaitsSave(e, pos)
		}
	case catalog.SessionSave:
		c.add(Save, "", pos, false)
	case catalog.SessionRenew:
		if when := e.Attr("when"); when != "" {
			if name, ok := ir.ConstText(ir.Argument(in.Common(), e.Int("name", 0))); !ok || name != when {
				return // another of the request's headers
			}
		}
		if e.Attr("clear") == "true" {
			c.empties(e, pos)
		}
		c.add(Begin, "", pos, false)
	}
}

// keepsIdentity reports whether a call removes one value of the session which
// isn't the one that says who is logged in: another is put in in the package.
func (c *collector) keepsIdentity(in ssa.CallInstruction, e *catalog.Entry) bool {
	if e.Attr("key") == "" {
		return false
	}
	name, ok := ir.ConstText(ir.Unboxed(ir.Argument(in.Common(), e.Int("key", 0))))
	return ok && (!lexicon.Identity(name) || lexicon.NounOf(name) == lexicon.Role) && slices.ContainsFunc(c.s.identities(), func(key string) bool { return key != name && lexicon.NounOf(key) != lexicon.Role })
}

// identities are the keys under which the package puts into sessions who is
// logged in.
func (s *Package) identities() []string {
	if s.bound != nil {
		return *s.bound
	}
	s.bound = &[]string{}
	for _, fn := range s.IR.Funcs {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				call, ok := in.(*ssa.Call)
				if !ok {
					continue
				}
				for _, e := range s.Values.Tracer.Lookup(&call.Call) {
					if e.Role != catalog.SessionBind || e.Attr("key") == "" {
						continue
					}
					k := ir.Argument(&call.Call, e.Int("key", 0))
					if m, ok := k.(*ssa.MakeInterface); ok {
						k = m.X
					}
					if name, ok := ir.ConstText(k); ok && lexicon.Identity(name) {
						*s.bound = append(*s.bound, name)
					}
				}
			}
		}
	}
	return *s.bound
}

// empties adds that nobody is logged in with the session any longer: on the
// server that ends it, in a cookie it is the client's side alone.
func (c *collector) empties(e *catalog.Entry, pos token.Pos) {
	c.awaitsSave(e, pos)
	switch c.s.stores.Side(e.Package) {
	case stores.Server:
		c.add(Current, "", pos, false)
	case stores.Client:
		c.add(Wipe, "", pos, false)
	default:
		c.add(Empty, e.Package, pos, false)
	}
}

// awaitsSave adds that a change of the session has no effect until it is saved.
func (c *collector) awaitsSave(e *catalog.Entry, pos token.Pos) {
	if e.Attr("save") != "" {
		c.add(Unsaved, "", pos, false)
	}
}

// sessionField adds what an assignment to a library's field does to the
// request's session, and reports whether the catalog has something to say.
func (c *collector) sessionField(in *ssa.Store, name string) bool {
	for _, e := range catalog.Default().Lookup(name) {
		switch e.Role {
		case catalog.SessionDestroy: // the age of its cookie
			switch {
			case negative(in.Val):
				c.empties(e, in.Pos())
			case zero(in.Val):
				c.add(ZeroAge, "", in.Pos(), false)
			}
			return true
		case catalog.SessionBind: // the map of its values
			if _, made := in.Val.(*ssa.MakeMap); made || zero(in.Val) {
				c.empties(e, in.Pos())
			}
			return true
		}
	}
	return false
}

// values returns the catalog's line about the map of a session's values, or
// nil if it is another map.
func values(m ssa.Value) *catalog.Entry {
	u, ok := m.(*ssa.UnOp)
	if !ok {
		return nil
	}
	fa, ok := u.X.(*ssa.FieldAddr)
	if !ok {
		return nil
	}
	return catalog.Default().Has(ir.FieldName(fa), catalog.SessionBind)
}

// zero reports whether a value is the constant that stands for nothing: nil,
// false, 0 or "".
func zero(v ssa.Value) bool {
	k, ok := concrete(v).(*ssa.Const)
	if !ok {
		return false
	}
	if k.Value == nil {
		return true
	}
	switch k.Value.Kind() {
	case constant.Bool:
		return !constant.BoolVal(k.Value)
	case constant.String:
		return constant.StringVal(k.Value) == ""
	case constant.Int, constant.Float:
		return constant.Sign(k.Value) == 0
	}
	return false
}
