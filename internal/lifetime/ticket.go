package lifetime

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/effect"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// Tickets of the program's own: a text with its MAC, which the login puts into a
// cookie and of which the server keeps nothing. What is not in the text, or not
// asked, nobody knows: how old it is.

// ticket is the noun of a Loose that is such a text.
const ticket = "ticket"

// tickets notes where a MAC is compared and nobody around asks for the time.
func (p *Package) tickets() {
	if p.verdict == nil {
		return
	}
	for _, fn := range p.ir.Funcs {
		for _, in := range calls(fn) {
			if !p.comparesMAC(in.Common()) || !tells(fn) && !p.readsCookie(fn) || p.asksTime(fn) {
				continue
			}
			file, line := ir.Place(p.pass, in.Pos())
			u := Use{What: ir.Outermost(fn).Name(), Fix: "put the time at which it ends into what is signed, and compare it when the MAC is right"}
			p.opened.Loose = append(p.opened.Loose, Loose{ticket, p.place(in.Pos()), Timeless, u, file, line})
			p.opened.at = append(p.opened.at, in.Pos())
			break
		}
	}
}

// tells reports whether a function returns more than whether it is satisfied, as
// the check of a webhook does.
func tells(fn *ssa.Function) bool {
	for v := range ir.Outermost(fn).Signature.Results().Variables() {
		if b, ok := v.Type().Underlying().(*types.Basic); !ir.IsError(v.Type()) && (!ok || b.Info()&types.IsBoolean == 0) {
			_, handler := v.Type().Underlying().(*types.Signature) // of a middleware
			return !handler
		}
	}
	return false
}

// readsCookie reports whether a function reads a cookie itself.
func (p *Package) readsCookie(fn *ssa.Function) bool {
	return slices.ContainsFunc(calls(fn), func(in ssa.CallInstruction) bool {
		return slices.ContainsFunc(p.cat.Lookup(ir.Callee(in.Common())), func(e *catalog.Entry) bool {
			return e.Role == catalog.CookieRead || e.Role == catalog.Source && e.Attr("mark") == "cookie"
		})
	})
}

// comparesMAC reports whether a call compares a MAC that the program has made.
func (p *Package) comparesMAC(call *ssa.CallCommon) bool {
	return slices.ContainsFunc(p.cat.Lookup(ir.Callee(call)), func(e *catalog.Entry) bool {
		return e.Role == catalog.Sink && e.Attr("as") == "compare-safe" && p.verdict.Values.Tracer.Of(ir.Argument(call, e.Int("arg", 0))).Has(trace.MAC)
	})
}

// asksTime reports whether a function, those that it calls or its callers know
// what time it is.
func (p *Package) asksTime(fn *ssa.Function) bool {
	around := []*ssa.Function{ir.Outermost(fn)}
	for range 2 {
		for _, f := range p.ir.Funcs {
			for _, in := range calls(f) {
				if c := p.callee(in.Common()); c != nil && slices.Contains(around, c) && !slices.Contains(around, f) {
					around = append(around, f, ir.Outermost(f))
				}
			}
		}
	}
	seen := map[*ssa.Function]bool{}
	return slices.ContainsFunc(around, func(f *ssa.Function) bool { return p.knowsTime(f, 0, seen) })
}

func (p *Package) knowsTime(fn *ssa.Function, depth int, seen map[*ssa.Function]bool) bool {
	if seen[fn] || depth > 4 {
		return false
	}
	seen[fn] = true
	for _, in := range calls(fn) {
		name := ir.Callee(in.Common())
		if strings.HasPrefix(name, "time.") || strings.HasPrefix(name, "(time.") || last(name) == "Now" {
			return true
		}
		if slices.ContainsFunc(p.reached(in.Common()), func(c *ssa.Function) bool { return p.knowsTime(c, depth+1, seen) }) {
			return true
		}
	}
	return slices.ContainsFunc(fn.AnonFuncs, func(f *ssa.Function) bool { return p.knowsTime(f, depth+1, seen) })
}

// givesTicket reports whether a login of the package puts a text with its MAC into
// a cookie that carries who is logged in, and the program keeps no sessions.
func (p *Package) givesTicket() bool {
	if p.verdict == nil || len(p.opened.Starts) > 0 || len(p.opened.asked) > 0 {
		return false
	}
	given := map[string]bool{}
	for _, fn := range p.ir.Funcs {
		if f := p.effects(fn); f.Has(effect.CheckPass) != nil {
			for _, e := range f.Effects {
				if _, other := lexicon.SessionCookie(e.Noun); e.Kind == effect.SetCookie && !other {
					given[e.Noun] = true
				}
			}
		}
	}
	found := false
	made := func(v ssa.Value) bool { return v != nil && p.verdict.Values.Tracer.Of(v).Has(trace.MAC) }
	p.instructions(func(in ssa.Instruction) {
		if found || len(given) == 0 {
			return
		}
		if call, ok := in.(ssa.CallInstruction); ok { // by arguments, not by a struct
			if e := p.cat.Has(ir.Callee(call.Common()), catalog.CookieWrite); e != nil {
				name, _ := ir.ConstText(ir.Argument(call.Common(), e.Int("name", 0)))
				found = given[name] && made(ir.Argument(call.Common(), e.Int("value", 1)))
			}
			return
		}
		s, ok := in.(*ssa.Store)
		if !ok {
			return
		}
		if fa, ok := s.Addr.(*ssa.FieldAddr); ok {
			e := p.cat.Has(ir.FieldName(fa), catalog.CookieField)
			found = e != nil && e.Attr("attr") == "value" && given[cookieName(p.cat, fa.X)] && made(s.Val)
		}
	})
	return found
}

// cookieName is the name that a cookie which is made here gets, or "".
func cookieName(cat *catalog.Catalog, cookie ssa.Value) string {
	if cookie.Referrers() == nil {
		return ""
	}
	for _, ref := range *cookie.Referrers() {
		if fa, ok := ref.(*ssa.FieldAddr); ok {
			if e := cat.Has(ir.FieldName(fa), catalog.CookieField); e != nil && e.Attr("attr") == "name" {
				for _, v := range storesTo(fa) {
					if text, ok := ir.ConstText(v); ok {
						return text
					}
				}
			}
		}
	}
	return ""
}
