package lifetime

import (
	"go/token"
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
					if e.Attr("map") != "" {
						p.underKey(e, in)
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
	u := Use{What: name, Class: classNamed(e.Attr("of")), Fix: "set " + name + " to hours or days", Span: !isTime(v.Type())}
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
	p.lives(fn, u, spans, unit(e.Attr("unit")), "")
}

// means reports whether the value is the one that means "for ever".
func means(e *catalog.Entry, s Span) bool { return off(e.Attr("off"), s) }

// off reports whether a value is one of those that a text of the catalog lists.
func off(values string, s Span) bool {
	if !s.Known() {
		return false
	}
	switch values {
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

// underKey judges a lifetime that a library is given in a map.
func (p *Package) underKey(e *catalog.Entry, in ssa.CallInstruction) {
	m := ir.Argument(in.Common(), e.Int("map", 0))
	if m == nil || m.Referrers() == nil {
		return
	}
	for _, ref := range *m.Referrers() {
		if u, ok := ref.(*ssa.MapUpdate); ok && u.Map == m {
			if k, ok := ir.ConstText(u.Key); ok && strings.EqualFold(k, e.Attr("key")) {
				p.setting(e, e.Attr("key"), u.Value, u.Pos(), in.Parent(), nil)
			}
		}
	}
}
