package lifetime

import (
	"go/token"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// cookieField judges the MaxAge and Expires of cookies that are structs.
func (p *Package) cookieField(name string, fa *ssa.FieldAddr, in *ssa.Store) {
	e := p.cat.Has(name, catalog.CookieField)
	if e == nil || p.cat.Has(name, catalog.Lifetime) != nil {
		return
	}
	attr := e.Attr("attr")
	if attr != "maxage" && attr != "expires" {
		return
	}
	owner := name[:strings.LastIndex(name, ".")]
	var names []string
	if p.cat.Has(owner, catalog.CookieOptions) == nil || p.cat.Has(owner, catalog.CookieOptions).Attr("kind") != "session" {
		names = p.cookieNames(fa.X, owner)
		if !sessionCookie(names) {
			return
		}
	}
	p.cookie(names, in.Val, attr, pos(in, fa), in.Parent())
}

// cookieNames are the words in a cookie's name and value.
func (p *Package) cookieNames(root ssa.Value, owner string) []string {
	if root.Referrers() == nil {
		return nil
	}
	var name, value []string
	for _, ref := range *root.Referrers() {
		f, ok := ref.(*ssa.FieldAddr)
		if !ok {
			continue
		}
		e := p.cat.Has(ir.FieldName(f), catalog.CookieField)
		if e == nil {
			continue
		}
		for _, s := range storesTo(f) {
			switch e.Attr("attr") {
			case "name":
				name = append(name, words(s)...)
				name = append(name, p.fixedWords(s)...)
			case "value":
				if t, ok := ir.ConstText(s); ok && t == "" {
					return nil
				}
				value = append(value, words(s)...)
			}
		}
	}
	if session, other := lexicon.SessionCookie(strings.Join(name, "_")); session || other {
		return name
	}
	return append(name, value...)
}

// fixedWords are the words of the texts that a field holds, where the package
// only gives it texts that are written in the program.
func (p *Package) fixedWords(v ssa.Value) []string {
	name := ""
	switch v := v.(type) {
	case *ssa.UnOp:
		if fa, ok := v.X.(*ssa.FieldAddr); ok {
			name = ir.FieldName(fa)
		}
	case *ssa.Field:
		name = ir.FieldOf(v)
	}
	var r []string
	for _, x := range p.fields[name] {
		text, ok := ir.ConstText(x)
		if !ok {
			return nil
		}
		r = append(r, nameWords(text)...)
	}
	return r
}

// sessionCookie reports whether a cookie of these names says who is logged in.
func sessionCookie(names []string) bool {
	session, other := lexicon.SessionCookie(strings.Join(names, "_"))
	return session && !other
}

// cookieCall judges a cookie that is written by one call.
func (p *Package) cookieCall(e *catalog.Entry, in ssa.CallInstruction) {
	at, attr := e.Int("maxage", -1), "maxage"
	if at < 0 {
		at, attr = e.Int("expires", -1), "expires"
	}
	if at < 0 {
		return
	}
	call := in.Common()
	age, name, value := ir.Argument(call, at), ir.Argument(call, e.Int("name", 0)), ir.Argument(call, e.Int("value", 1))
	if age == nil || name == nil {
		return
	}
	if t, ok := ir.ConstText(value); value != nil && ok && t == "" {
		return
	}
	names := append(words(name), p.fixedWords(name)...)
	if session, other := lexicon.SessionCookie(strings.Join(names, "_")); !session && !other && value != nil {
		names = append(names, words(value)...)
	}
	if sessionCookie(names) {
		p.cookie(names, age, attr, in.Pos(), in.Parent())
	}
}

func (p *Package) cookie(names []string, v ssa.Value, attr string, at token.Pos, fn *ssa.Function) {
	u := Use{What: "the session cookie", Class: lexicon.LifetimeOf(append(place(fn), names...)), Fix: "end it with the session: leave its age out, or set the session's own lifetime", Span: attr == "maxage"}
	per := float64(1)
	if b := v.Type().String(); attr == "maxage" && b != "time.Duration" {
		per = unit("s")
	}
	spans := p.span(v, 0)
	if attr == "expires" {
		for i := range spans {
			if !spans[i].Now && !spans[i].Fixed {
				spans[i].Runtime = true
			}
		}
	}
	p.judge(at, u, spans, per, nil)
	p.lives(fn, u, spans, per, "")
}
