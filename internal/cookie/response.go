package cookie

import (
	"go/token"
	"reflect"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
)

// responseField reports whether a framework writes a struct's field as the
// Set-Cookie header of a response, by the field's tag.
func responseField(fa *ssa.FieldAddr) bool {
	s := structOf(fa.X.Type())
	return s != nil && fa.Field < s.NumFields() && fold(reflect.StructTag(s.Tag(fa.Field)).Get("header")) == "set-cookie"
}

// comparedName is the constant with which the names of a request's cookies are
// compared: for _, c := range r.Cookies() { if c.Name == "session" ….
func (p *Package) comparedName(list ssa.Value) Attr {
	for _, ref := range *list.Referrers() {
		ia, ok := ref.(*ssa.IndexAddr)
		if !ok || ia.X != list {
			continue
		}
		for _, use := range *ia.Referrers() {
			if c, ok := use.(*ssa.UnOp); ok {
				if a := p.nameOf(c); a.Kind == Const {
					return a
				}
			}
		}
	}
	return Attr{}
}

func (p *Package) nameOf(cookie ssa.Value) Attr {
	for _, ref := range *cookie.Referrers() {
		fa, ok := ref.(*ssa.FieldAddr)
		if !ok {
			continue
		}
		if f, _, ok := p.field(ir.FieldName(fa)); !ok || f != Name {
			continue
		}
		for _, use := range *fa.Referrers() {
			load, ok := use.(*ssa.UnOp)
			if !ok {
				continue
			}
			for _, cmp := range *load.Referrers() {
				op, ok := cmp.(*ssa.BinOp)
				if !ok || op.Op != token.EQL && op.Op != token.NEQ {
					continue
				}
				other := op.Y
				if other == load {
					other = op.X
				}
				if a := p.eval(other); a.Kind == Const {
					return a
				}
			}
		}
	}
	return Attr{}
}

// ofPair reports whether v, in a list of names and values, stands behind the
// name of the Set-Cookie header.
func (t *tracker) ofPair(v ssa.Value) bool {
	s, ok := v.(*ssa.Slice)
	if !ok {
		return false
	}
	for _, els := range t.p.elements(s, 0) {
		for i := 0; i+1 < len(els); i += 2 {
			if els[i] != nil && t.seen[els[i+1]] && t.p.isSetCookie(els[i]) {
				return true
			}
		}
	}
	return false
}
