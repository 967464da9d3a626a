package binding

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/hidden"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// A Hand is a value that a function hands through an interface of which no
// implementation is in sight: what becomes of it is known above.
type Hand struct {
	To    Open
	Key   string // a text that is handed with it, which may be its key
	KeyAt int    // the argument that is the text, with the receiver first, or -1
	At    int    // the argument that is the value
	Who   bool   // it says who has proved to be somebody
	By    Open   // or does, if this is the verification of a credential
	Pos   hidden.Place
	Shown string // the same, for people
}

func (e *Effect) hand(h Hand) {
	if !slices.Contains(e.Hands, h) && len(e.Hands) < maxOpens {
		e.Hands = append(e.Hands, h)
	}
}

// handOver adds what is handed through an interface.
func (b *Package) handOver(ev *event, to Open, call *ssa.CallCommon) {
	key, keyAt := "", -1
	for i, a := range call.Args {
		if k := constText(a); k != "" {
			key, keyAt = k, i+1
			break
		}
	}
	for i, a := range call.Args {
		if i+1 == keyAt || isZero(a) || ir.TypePath(a.Type()) == "context.Context" {
			continue
		}
		h := Hand{To: to, Key: key, KeyAt: keyAt, At: i + 1, Who: b.who(a), By: comesFrom(a, 6), Pos: b.hidden.Place(ev.at.Pos()), Shown: b.at(ev.at.Pos())}
		if h.Who || h.By != (Open{}) || lexicon.Identity(key) {
			ev.does.hand(h)
		}
	}
}

// comesFrom is the interface's method whose result a value is, or a field of it.
func comesFrom(v ssa.Value, depth int) Open {
	if r := root(v); r != nil && depth > 0 {
		if call, ok := r.(*ssa.Call); ok {
			if call.Call.IsInvoke() && ownInterface(call.Call.Method) {
				o, _ := open(call.Call.Method)
				return o
			}
			if plain(&call.Call) {
				for _, a := range allArgs(&call.Call) {
					if o := comesFrom(a, depth-1); o != (Open{}) {
						return o
					}
				}
			}
		}
	}
	return Open{}
}

// behind joins what is behind the interfaces that a handler calls, and returns
// the login that comes of it.
func (b *Package) behind(e *Effect) *Login {
	if e.Verifies != "" && e.Binds != nil || e.Fresh() {
		return nil // judged where it is
	}
	sum := *e
	sum.Opens, sum.Hands = slices.Clone(e.Opens), slices.Clone(e.Hands)
	seen := map[Open]bool{}
	for i := 0; i < len(sum.Opens) && len(seen) < 32; i++ {
		if o := sum.Opens[i]; !seen[o] {
			seen[o] = true
			for _, x := range b.does(o) {
				sum.joinAll(x)
			}
		}
	}
	if sum.Verifies == "" || sum.Fresh() || len(sum.RenewsIf) > 0 {
		return nil
	}
	if sum.Binds != nil && sum.Binds.counts(sum.Verifies) && b.sessions(*sum.Binds) {
		return &Login{Verify: sum.Verifies, Bind: *sum.Binds}
	}
	for _, h := range sum.Hands {
		if bind := b.received(h); bind != nil && b.sessions(*bind) {
			return &Login{Verify: sum.Verifies, Bind: *bind, At: h.Pos}
		}
	}
	return nil
}

// joinAll adds what a callee does, of which nothing is left open afterwards.
func (e *Effect) joinAll(f *Effect) {
	opens := append(slices.Clone(e.Opens), f.Opens...)
	e.join(f)
	e.Opens = opens
	e.RenewsIf = append(e.RenewsIf, f.RenewsIf...)
}

// does is what the methods do that are behind an interface's.
func (b *Package) does(o Open) []*Effect {
	m := b.lookup(o)
	if m == nil {
		return nil
	}
	var r []*Effect
	own, others := b.implementations(m)
	for _, fn := range own {
		r = append(r, b.effect(fn))
	}
	for _, obj := range others {
		if x := b.fact(obj); x != nil {
			r = append(r, x)
		}
	}
	return r
}

// received is the binding that comes of what was handed through an interface,
// or nil.
func (b *Package) received(h Hand) *Bind {
	who := h.Who
	if h.By != (Open{}) && !who {
		who = slices.ContainsFunc(b.does(h.By), func(e *Effect) bool { return e.Verifies != "" && e.Verifies != Taken })
	}
	for _, e := range b.does(h.To) {
		s := e.Setter
		if s == nil || s.Value != h.At {
			continue
		}
		key := s.Name
		if s.Key >= 0 {
			if key = h.Key; s.Key != h.KeyAt {
				continue
			}
		}
		if lexicon.Passes(key) || !who && !lexicon.Identity(key) && !lexicon.Privilege(key) {
			continue
		}
		return &Bind{Library: s.Library, Key: key, At: h.Shown, Privilege: lexicon.Privilege(key), Table: s.Table}
	}
	return nil
}
