package lifetime

import (
	"go/token"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// signArgument returns v if the call is known to sign the claims v, else nil.
func (p *Package) signArgument(call *ssa.CallCommon, v ssa.Value) ssa.Value {
	for _, s := range p.signed(call) {
		if s == v {
			return v
		}
	}
	return nil
}

// signed are the claims that a call signs.
func (p *Package) signed(call *ssa.CallCommon) []ssa.Value {
	var r []ssa.Value
	for _, e := range p.cat.Lookup(ir.Callee(call)) {
		var a ssa.Value
		switch e.Role {
		case catalog.ClaimsSign:
			a = ir.Argument(call, e.Int("arg", -1))
		case catalog.JWTIssue:
			if e.Attr("expires") != "" {
				continue // the library sets exp
			}
			a = ir.Argument(call, e.Int("claims", -1))
		}
		if a != nil {
			r = append(r, a)
		}
	}
	if len(r) > 0 {
		return r
	}
	if f := p.Func(call); f != nil {
		for _, i := range f.Signs {
			if a := rawArgument(call, i); a != nil {
				r = append(r, a)
			}
		}
	}
	return r
}

// signatures judges the claims of all calls that sign, callees first, so that
// what a function does with its parameters is known to its callers.
func (p *Package) signatures() {
	for range 4 { // as deep as helpers call helpers
		more := false
		for _, fn := range p.ir.Funcs {
			f := p.summary(fn)
			if f == nil {
				continue
			}
			for _, in := range calls(fn) {
				for _, v := range p.signed(in.Common()) {
					c := p.claims(v, in, 0)
					if c.Param > 0 && !c.Unknown && fn.Parent() == nil && !slices.Contains(f.Signs, c.Param-1) {
						f.Signs = append(f.Signs, c.Param-1)
						more = true
					}
					if !c.Unknown {
						more = p.lives(fn, claimsUse(lexicon.LifetimeOf(append(place(fn), c.names...))), c.Spans, c.Unit, "") || more
					}
				}
			}
		}
		if !more {
			break
		}
	}
	for _, fn := range p.ir.Funcs {
		for _, in := range calls(fn) {
			for _, v := range p.signed(in.Common()) {
				p.judgeClaims(p.claims(v, in, 0), in, fn)
			}
		}
	}
}

func calls(fn *ssa.Function) []ssa.CallInstruction {
	var r []ssa.CallInstruction
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			if c, ok := in.(ssa.CallInstruction); ok {
				r = append(r, c)
			}
		}
	}
	return r
}

// lives notes that a parameter of the function, or what is kept under a name,
// decides how long something lives, of which off means for ever. It reports
// whether that is new.
func (p *Package) lives(fn *ssa.Function, u Use, spans []Span, unit float64, off string) bool {
	more := false
	for _, s := range spans {
		o := off
		if name, ok := strings.CutPrefix(s.Of, field); ok && o != "" && p.minds(name) || s.Param > 0 && asksOf(fn.Params[s.Param-1]) {
			o = "" // it makes something else of it
		}
		more = p.decides(fn, u, []Span{s}, unit, o) || more
	}
	return more
}

// decides is lives where it is known what off means.
func (p *Package) decides(fn *ssa.Function, u Use, spans []Span, unit float64, off string) bool {
	more := false
	for _, s := range spans {
		more = p.ask(Ask{Span: s, Unit: unit, Use: u, Off: off}) || more
	}
	f := p.summary(fn)
	if f == nil || fn.Parent() != nil {
		return more
	}
	for _, s := range spans {
		l := Life{Span: s, Unit: unit, Use: u, Off: off}
		if s.Param > 0 && !s.Runtime && !slices.Contains(f.Lives, l) && len(f.Lives) < maxSpans {
			f.Lives = append(f.Lives, l)
			more = true
		}
	}
	return more
}

func claimsUse(class lexicon.Lifetime) Use {
	return Use{What: "the token", Class: class, Fix: "set the exp claim to minutes for an access token, to days for a refresh token that is replaced when used"}
}

// judgeClaims reports claims that are signed without an expiry, or with one
// that is far away.
func (p *Package) judgeClaims(c Claims, in ssa.CallInstruction, fn *ssa.Function) {
	pos := c.at
	if !pos.IsValid() && in != nil {
		pos = in.Pos()
	}
	class := lexicon.LifetimeOf(append(place(fn), c.names...))
	if class == lexicon.Lasting {
		return
	}
	if c.Missing && !c.Unknown && c.Options > 0 {
		p.awaits(fn, Await{c.Options, claimsUse(class)})
		return
	}
	if c.Missing && !c.Unknown && c.When != (Span{}) && (c.When.Of != "" || token.IsExported(fn.Name()) || p.called(fn)) {
		p.decides(fn, claimsUse(class), []Span{c.When}, 0, "0")
		return // whoever gives that decides
	}
	if c.Missing && !c.Unknown {
		f := Finding{Pos: pos, Use: claimsUse(class), Kind: NoExpiry, Some: c.Set}
		if in != nil && in.Pos() != pos {
			f.Related = []Step{{in.Pos(), "signed here"}}
		}
		p.report(f)
		return
	}
	p.judge(pos, claimsUse(class), c.Spans, c.Unit, nil)
}

// called reports whether the package calls a function.
func (p *Package) called(fn *ssa.Function) bool {
	return slices.ContainsFunc(p.ir.Funcs, func(f *ssa.Function) bool {
		return slices.ContainsFunc(calls(f), func(in ssa.CallInstruction) bool { return p.callee(in.Common()) == fn })
	})
}

// callersLives judges constants that callers pass as the lifetime, and hands
// on the parameters that are passed on.
func (p *Package) callersLives() {
	for range 4 {
		more := false
		for _, fn := range p.ir.Funcs {
			for _, in := range calls(fn) {
				f := p.Func(in.Common())
				if f == nil {
					continue
				}
				for _, l := range f.Lives {
					if l.Key > 0 {
						continue // see wrapped
					}
					more = p.lives(fn, l.Use, p.substitute([]Span{l.Span}, in.Common(), 2), l.Unit, l.Off) || more
				}
			}
		}
		if !more {
			break
		}
	}
	for _, fn := range p.ir.Funcs {
		for _, in := range calls(fn) {
			f := p.Func(in.Common())
			if f == nil {
				continue
			}
			for _, l := range f.Lives {
				if l.Key > 0 {
					continue
				}
				u := l.Use
				if u.Class == lexicon.Ordinary {
					names := place(fn)
					for _, a := range in.Common().Args {
						names = append(names, words(a)...)
					}
					u.Class = lexicon.LifetimeOf(append(names, nameWords(last(ir.Callee(in.Common())))...))
				}
				spans := p.substitute([]Span{l.Span}, in.Common(), 2)
				if slices.ContainsFunc(spans, func(s Span) bool { return off(l.Off, s) }) {
					p.report(Finding{Pos: in.Pos(), Kind: u.None, Use: u})
					continue
				}
				p.judge(in.Pos(), u, spans, l.Unit, nil)
			}
		}
	}
}
