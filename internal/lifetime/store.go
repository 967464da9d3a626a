package lifetime

import (
	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// keys judges what is kept of sessions in key-value stores and caches.
func (p *Package) keys() {
	var hashes []ssa.CallInstruction
	expires := false
	p.instructions(func(in ssa.Instruction) {
		ci, ok := in.(ssa.CallInstruction)
		if !ok {
			return
		}
		for _, e := range p.cat.Lookup(ir.Callee(ci.Common())) {
			switch e.Role {
			case catalog.Lifetime:
				switch {
				case e.Attr("of") != "key":
				case e.Attr("maker") != "":
					p.byDefault(e, ci)
				default:
					p.timed(e, ci)
				}
			case catalog.StoreHash:
				if p.sessionKey(e, ci) {
					hashes = append(hashes, ci)
				}
			case catalog.StoreExpire:
				expires = true
			}
		}
	})
	if len(hashes) > 0 && !expires {
		in := hashes[0]
		p.report(Finding{Pos: in.Pos(), Kind: NoTTL, Use: Use{What: short(ir.Callee(in.Common())), Fix: "call Expire on the key in the same pipeline"}})
	}
}

// sessionKey reports whether a key in a store is that of a session: by the
// names in it, or by those of the function that keeps it.
func (p *Package) sessionKey(e *catalog.Entry, in ssa.CallInstruction) bool {
	key := ir.Argument(in.Common(), e.Int("key", 0))
	if key == nil {
		return false
	}
	names := words(key)
	if lexicon.LifetimeOf(names) == lexicon.Lasting {
		return false
	}
	if lexicon.OfSession(names) {
		return true
	}
	where := place(in.Parent())
	return lexicon.OfSession(append(names, where...)) && lexicon.LifetimeOf(where) != lexicon.Lasting
}

// timed judges one key that is stored with a time to live.
func (p *Package) timed(e *catalog.Entry, in ssa.CallInstruction) {
	call := in.Common()
	ttl := ir.Argument(call, e.Int("arg", 2))
	if ttl == nil {
		return
	}
	if spans := p.span(ttl, 0); p.sessionKey(e, in) {
		p.keyLives(e, in, spans)
	} else {
		p.wraps(e, in, spans)
	}
}

// byDefault judges a key that is stored for as long as the store's constructor
// was told, where the package constructs it and says so.
func (p *Package) byDefault(e *catalog.Entry, in ssa.CallInstruction) {
	if own := e.Int("arg", -1); own >= 0 {
		if zero := p.span(ir.Argument(in.Common(), own), 0); len(zero) != 1 || zero[0] != (Span{}) {
			return // it says itself how long
		}
	}
	if !p.sessionKey(e, in) {
		return
	}
	var spans []Span
	made := catalog.FullName(e.Package, e.Attr("maker"))
	p.instructions(func(x ssa.Instruction) {
		if c, ok := x.(ssa.CallInstruction); ok && ir.Callee(c.Common()) == made {
			spans = join(spans, p.span(ir.Argument(c.Common(), e.Int("given", 0)), 0))
		}
	})
	if len(spans) == 1 { // else which of the stores this is isn't known
		p.keyLives(e, in, spans)
	}
}

// keyLives judges how long a session's key is stored.
func (p *Package) keyLives(e *catalog.Entry, in ssa.CallInstruction, spans []Span) {
	call := in.Common()
	u := keyUse(short(ir.Callee(call)))
	u.Class = lexicon.LifetimeOf(append(place(in.Parent()), words(ir.Argument(call, e.Int("key", 0)))...))
	for _, s := range spans {
		if s.Known() && means(e, s) {
			if !p.expiresLater(in) {
				p.report(Finding{Pos: in.Pos(), Kind: NoTTL, Use: u})
			}
			return
		}
	}
	p.judge(in.Pos(), u, spans, unit(e.Attr("unit")), nil)
	p.lives(in.Parent(), u, spans, unit(e.Attr("unit")))
}

// expiresLater reports whether the function sets the key's time to live by
// another call.
func (p *Package) expiresLater(in ssa.CallInstruction) bool {
	for _, c := range calls(in.Parent()) {
		if e := p.cat.Has(ir.Callee(c.Common()), catalog.StoreExpire); e != nil {
			return true
		}
	}
	return false
}
