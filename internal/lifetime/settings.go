package lifetime

import (
	"go/token"
	"go/types"
	"regexp"
	"strings"
	"time"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// settings judges what libraries are told about lifetimes: fields of options,
// arguments of setters and constructors, cookies.
func (p *Package) settings() {
	var ages []*ssa.Store          // of cookies
	var sealed *catalog.Entry      // a store that the package makes and that signs sessions
	var told []ssa.CallInstruction // what may tell it for how long
	p.instructions(func(in ssa.Instruction) {
		switch in := in.(type) {
		case *ssa.Store:
			if fa, ok := in.Addr.(*ssa.FieldAddr); ok {
				name := ir.FieldName(fa)
				if e := p.cat.Has(name, catalog.Lifetime); e != nil && !overruled(e, fa) {
					p.setting(e, short(name), in.Val, pos(in, fa), in.Parent(), nil)
					if e.Attr("of") == "cookie" {
						ages = append(ages, in)
					}
				}
				p.cookieField(name, fa, in)
			}
		case *ssa.Alloc:
			p.unset(in)
		case ssa.CallInstruction:
			p.empty(in)
			call := in.Common()
			name := ir.Callee(call)
			if last(name) == "MaxAge" {
				told = append(told, in)
			}
			for _, e := range p.cat.Lookup(name) {
				switch e.Role {
				case catalog.Sealed:
					sealed = e
				case catalog.Lifetime:
					if e.Attr("of") == "key" {
						continue // see stores
					}
					if e.Attr("set") != "" {
						p.unlimited(e, in)
						continue
					}
					if v := ir.Argument(call, e.Int("arg", 0)); v != nil {
						p.setting(e, short(name), v, in.Pos(), in.Parent(), call)
					}
				case catalog.CookieWrite:
					p.cookieCall(e, in)
				}
			}
		}
	})
	if sealed == nil {
		return
	}
	if len(told) == 0 {
		p.cookieOnly(ages, sealed)
	}
	for _, in := range told {
		// Some libraries hide the method behind an interface without it.
		if call := in.Common(); call.IsInvoke() && len(call.Args) == 1 && len(p.cat.Lookup(ir.Callee(call))) == 0 {
			p.setting(sealed, "the store's MaxAge", call.Args[0], in.Pos(), in.Parent(), call)
		}
	}
}

// overruled reports whether a field counts for nothing because the one that it
// stands in for is set beside it.
func overruled(e *catalog.Entry, fa *ssa.FieldAddr) bool {
	other := e.Attr("without")
	if other == "" {
		return false
	}
	name := ir.FieldName(fa)
	other = strings.TrimSuffix(name, last(name)) + other
	for _, b := range fa.Parent().Blocks {
		for _, in := range b.Instrs {
			if s, ok := in.(*ssa.Store); ok {
				if a, ok := s.Addr.(*ssa.FieldAddr); ok && ir.FieldName(a) == other {
					return true
				}
			}
		}
	}
	return false
}

// cookieOnly reports an age that only the browser respects: what the cookie
// holds is signed for longer, and a copy of it is accepted as long.
func (p *Package) cookieOnly(ages []*ssa.Store, e *catalog.Entry) {
	sealed, err := time.ParseDuration(e.Attr("for"))
	if err != nil {
		return
	}
	for _, in := range ages {
		fa := in.Addr.(*ssa.FieldAddr)
		for _, s := range p.span(in.Val, 0) {
			if !s.Known() || s.Base > 0 && s.Base*unit(e.Attr("unit")) < float64(sealed) {
				name := short(ir.FieldName(fa))
				p.report(Finding{Pos: pos(in, fa), Kind: CookieOnly, For: sealed, Use: Use{What: name, Fix: "also call the store's MaxAge, for example store.(interface{ MaxAge(int) }).MaxAge(n)"}})
				return
			}
		}
	}
}

// short is the name of a field or function as its users write it: without the
// directories and version of its package's path, type parameters, and
// unexported receivers.
func short(name string) string {
	name = typeParams.ReplaceAllString(strings.NewReplacer("(", "", ")", "", "*", "").Replace(name), "")
	dir, rest := "", name
	for {
		d, r, ok := strings.Cut(rest, "/")
		if !ok {
			break
		}
		dir, rest = d, r
	}
	parts := strings.Split(rest, ".")
	if version.MatchString(parts[0]) && dir != "" {
		parts[0] = dir
	}
	if len(parts) == 3 && !token.IsExported(parts[1]) {
		parts = append(parts[:1], parts[2])
	}
	return strings.Join(parts, ".")
}

var (
	version    = regexp.MustCompile(`^v[0-9]+$`)
	typeParams = regexp.MustCompile(`\[.*\]`)
)

func pos(in ssa.Instruction, fa *ssa.FieldAddr) token.Pos {
	if fa.Pos().IsValid() {
		return fa.Pos()
	}
	return in.Pos()
}

// setting judges one lifetime that a library is told.
func (p *Package) setting(e *catalog.Entry, name string, v ssa.Value, at token.Pos, fn *ssa.Function, call *ssa.CallCommon) {
	u := Use{What: name, Class: classNamed(e.Attr("of")), Fix: "set " + name + " to hours or days"}
	names := place(fn)
	if call != nil {
		for _, a := range call.Args {
			names = append(names, words(a)...)
		}
	}
	if c := lexicon.LifetimeOf(names); c != lexicon.Ordinary && u.Class == lexicon.Ordinary {
		u.Class = c
	}
	spans := p.span(v, 0)
	p.judge(at, u, spans, unit(e.Attr("unit")), func(s Span) bool { return means(e, s) })
	p.lives(fn, u, spans, unit(e.Attr("unit")))
}

// means reports whether the value is the one that means "for ever".
func means(e *catalog.Entry, s Span) bool {
	switch e.Attr("off") {
	case "0":
		return s.Base == 0
	case "negative":
		return s.Base < 0
	case "0,negative":
		return s.Base <= 0
	}
	return false
}

func classNamed(of string) lexicon.Lifetime {
	switch of {
	case "refresh", "remember":
		return lexicon.Remembered
	case "idle":
		return lexicon.Idle
	}
	return lexicon.Ordinary
}

// unset judges options that are filled in without a lifetime whose absence
// means "never".
func (p *Package) unset(a *ssa.Alloc) {
	s := structOf(a.Type())
	if s == nil || isPointer(deref(a.Type())) {
		return
	}
	set := false
	for _, ref := range *a.Referrers() {
		switch ref := ref.(type) {
		case *ssa.FieldAddr:
			set = set || len(storesTo(ref)) > 0
		case *ssa.Store:
			if ref.Addr == a {
				return // a copy of something else
			}
		}
	}
	if set {
		p.absent(a.Type(), a.Pos())
	}
}

// empty judges options that a library is given without anything in them.
func (p *Package) empty(in ssa.CallInstruction) {
	callee := in.Common().StaticCallee()
	if callee == nil || callee.Pkg == nil || !p.cat.Covered(callee.Pkg.Pkg.Path()) {
		return
	}
	for _, a := range in.Common().Args {
		if c, ok := a.(*ssa.Const); ok && c.Value == nil && !isPointer(c.Type()) && structOf(c.Type()) != nil {
			p.absent(c.Type(), in.Pos())
		}
	}
}

// unlimited judges a store that keeps sessions for ever until a method tells it
// how long. Who gets the store returned may do so.
func (p *Package) unlimited(e *catalog.Entry, in ssa.CallInstruction) {
	told := returned(in.Value(), 0)
	setter := catalog.FullName(e.Package, e.Attr("set"))
	p.instructions(func(in ssa.Instruction) {
		if c, ok := in.(ssa.CallInstruction); ok {
			told = told || ir.Callee(c.Common()) == setter
		}
	})
	if name := ir.Callee(in.Common()); !told {
		p.report(Finding{Pos: in.Pos(), Kind: Never, Default: true, Use: Use{What: "what " + short(name) + " keeps", Fix: "call " + last(setter) + " with hours or days"}})
	}
}

// absent reports the lifetimes of options that the package never sets and whose
// absence means "never".
func (p *Package) absent(t types.Type, at token.Pos) {
	s := structOf(t)
	for i := range s.NumFields() {
		name := ir.TypePath(t) + "." + s.Field(i).Name()
		e := p.cat.Has(name, catalog.Lifetime)
		if e == nil || e.Attr("absent") != "never" || len(p.fields[name]) > 0 {
			continue
		}
		p.report(Finding{Pos: at, Kind: Never, Default: true, Use: Use{What: short(name), Fix: "set " + short(name) + " to hours or days"}})
	}
}

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
	names := words(name)
	if session, other := lexicon.SessionCookie(strings.Join(names, "_")); !session && !other && value != nil {
		names = append(names, words(value)...)
	}
	if sessionCookie(names) {
		p.cookie(names, age, attr, in.Pos(), in.Parent())
	}
}

func (p *Package) cookie(names []string, v ssa.Value, attr string, at token.Pos, fn *ssa.Function) {
	u := Use{What: "the session cookie", Class: lexicon.LifetimeOf(append(place(fn), names...)), Fix: "end it with the session: leave its age out, or set the session's own lifetime"}
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
	p.lives(fn, u, spans, per)
}
