package lifetime

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// keys judges what is kept of sessions in key-value stores and caches.
func (p *Package) keys() {
	var hashes, others []ssa.CallInstruction // of sessions, and of what may be
	expires, fix := false, "call Expire on the key in the same pipeline"
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
				key := endless(e, ci.Common())
				switch {
				case key == nil || e.Attr("disk") == "true" && (saysEnd(ir.Outermost(in.Parent())) || p.comparesTimes()):
				case p.ofSession(key, ci):
					hashes = append(hashes, ci)
					fix = cmp.Or(e.Attr("fix"), fix)
				case lexicon.LifetimeOf(words(key)) != lexicon.Lasting:
					others = append(others, ci)
					fix = cmp.Or(e.Attr("fix"), fix)
				}
			case catalog.StoreExpire:
				expires = expires || e.Attr("command") == "" || commanded(e, ci.Common())
			}
		}
	})
	if expires {
		return
	}
	if len(hashes) > 0 {
		in := hashes[0]
		p.report(Finding{Pos: in.Pos(), Kind: NoTTL, Use: Use{What: short(ir.Callee(in.Common())), Fix: fix}})
	}
	for _, in := range others {
		p.loose(in, NoTTL, Use{What: short(ir.Callee(in.Common())), Fix: fix})
	}
}

// endless is the key under which a call stores something without a time to
// live, or nil if it may have one.
func endless(e *catalog.Entry, call *ssa.CallCommon) ssa.Value {
	switch {
	case e.Attr("command") != "":
		given, known := elements(ir.Argument(call, e.Int("args", 1)))
		if !commanded(e, call) || !known || len(given) == 0 {
			return nil
		}
		for _, v := range given[1:] {
			if text, ok := ir.ConstText(ir.Unboxed(v)); ok && listed(e.Attr("unless"), text) {
				return nil
			}
		}
		return ir.Unboxed(given[0])
	case e.Attr("record") != "":
		rec, ok := ir.Argument(call, e.Int("record", 0)).(*ssa.Alloc)
		if !ok {
			return nil
		}
		var key ssa.Value
		for _, ref := range *rec.Referrers() {
			if fa, ok := ref.(*ssa.FieldAddr); ok {
				switch held := storesTo(fa); last(ir.FieldName(fa)) {
				case e.Attr("key"):
					if len(held) == 1 {
						key = held[0]
					}
				case e.Attr("ttl"):
					return nil
				}
			}
		}
		return key
	}
	return ir.Argument(call, e.Int("key", 0))
}

// commanded reports whether a call gives one of the commands of a catalog's line.
func commanded(e *catalog.Entry, call *ssa.CallCommon) bool {
	text, ok := ir.ConstText(ir.Argument(call, e.Int("command", 0)))
	return ok && listed(e.Attr("in"), text)
}

func listed(list, text string) bool {
	return slices.Contains(strings.Split(list, ","), strings.ToUpper(text))
}

// saysEnd reports whether a function, or a literal in it, encodes something that
// says when it ends or was made: whether anybody asks is another question.
func saysEnd(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			if m, ok := in.(*ssa.MakeInterface); ok && hasTime(m.X.Type(), 0) {
				return true
			}
		}
	}
	return slices.ContainsFunc(fn.AnonFuncs, saysEnd)
}

// comparesTimes reports whether the package compares any points in time: those
// of what it has stored, perhaps.
func (p *Package) comparesTimes() bool {
	found := false
	p.instructions(func(in ssa.Instruction) {
		if c, ok := in.(ssa.CallInstruction); ok {
			switch ir.Callee(c.Common()) {
			case "(time.Time).Before", "(time.Time).After", "(time.Time).Compare", "(time.Time).Sub", "time.Since", "time.Until":
				found = true
			}
		}
	})
	return found
}

// sessionKey reports whether a call stores something under a session's key.
func (p *Package) sessionKey(e *catalog.Entry, in ssa.CallInstruction) bool {
	key := ir.Argument(in.Common(), e.Int("key", 0))
	return key != nil && p.ofSession(key, in)
}

// ofSession reports whether a key in a store is that of a session: by the
// names in it and in the store, or by those of the function that keeps it.
func (p *Package) ofSession(key ssa.Value, in ssa.CallInstruction) bool {
	names := append(words(key), bucketWords(in.Common())...)
	if lexicon.LifetimeOf(names) == lexicon.Lasting {
		return false
	}
	if lexicon.OfSession(names) {
		return true
	}
	where := place(in.Parent())
	if noun, open := p.keeping(in); noun != "" && !open && lexicon.MayBeOfSession(nameWords(noun)) {
		return true
	}
	return lexicon.OfSession(append(names, where...)) && lexicon.LifetimeOf(where) != lexicon.Lasting
}

// bucketWords are the words in the name of the part of a store that a call is
// about: tx.Bucket(sessions).Put(key, value).
func bucketWords(call *ssa.CallCommon) []string {
	made := ir.Argument(call, -1)
	if x, ok := made.(*ssa.Extract); ok {
		made = x.Tuple
	}
	part, ok := made.(*ssa.Call)
	if !ok {
		return nil
	}
	var r []string
	for _, e := range catalog.Default().Lookup(ir.Callee(&part.Call)) {
		if e.Role == catalog.Persist && e.Attr("kind") == "part" && e.Attr("table") != "" {
			r = append(r, words(ir.Argument(&part.Call, e.Int("table", 0)))...)
		}
	}
	return r
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
		if slices.ContainsFunc(spans, func(s Span) bool { return means(e, s) }) && !p.expiresLater(in) && lexicon.LifetimeOf(words(ir.Argument(call, e.Int("key", 0)))) != lexicon.Lasting {
			p.loose(in, NoTTL, keyUse(short(ir.Callee(call))))
		}
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
	p.lives(in.Parent(), u, spans, unit(e.Attr("unit")), e.Attr("off"))
}

// expiresLater reports whether the function sets the key's time to live by another
// call.
func (p *Package) expiresLater(in ssa.CallInstruction) bool { return p.expires(in.Parent(), 0) }

// expires reports whether a function, or one of the package that it calls, sets a
// key's time to live.
func (p *Package) expires(fn *ssa.Function, depth int) bool {
	return depth < 3 && slices.ContainsFunc(calls(fn), func(c ssa.CallInstruction) bool {
		if p.cat.Has(ir.Callee(c.Common()), catalog.StoreExpire) != nil {
			return true
		}
		callee := p.callee(c.Common())
		return callee != nil && p.expires(callee, depth+1)
	})
}
