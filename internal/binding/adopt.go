package binding

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// An Adoption is an id from the client that becomes a session's, although the
// server may never have issued it.
type Adoption struct {
	Pos, Source token.Pos
	From        string // "a cookie", "the URL"
	Name        string // of the cookie or parameter, if known
	Missed      bool   // it was looked up and not found
	Use         string // what becomes of it
}

// adoptions finds them in the whole package.
func (b *Package) adoptions() {
	for _, fn := range b.ir.Funcs {
		for _, blk := range fn.Blocks {
			for _, in := range blk.Instrs {
				v, ok := in.(ssa.Value)
				if !ok || !ir.IsText(v.Type()) || readBefore(v) {
					continue
				}
				from, name, known, ok := b.seed(v)
				if !ok {
					continue
				}
				w := walk{b: b, seed: v, known: known, either: b.either(v)}
				if b.effect(ir.Outermost(fn)).Verifies != "" {
					w.login = known
				} else if b.unnamed(v) {
					continue
				}
				if s := w.from(in); s != nil && (s.merged || !b.unnamed(v)) {
					b.adopt(Adoption{Pos: s.pos, Source: in.Pos(), From: from, Name: name, Missed: s.missed, Use: s.use})
				}
				for _, d := range w.waits {
					d.From, d.Name, d.Source = from, name, b.hidden.Place(in.Pos())
					b.module.wait(d)
				}
			}
		}
	}
}

// readBefore reports whether a field has been read by another instruction that
// runs before in any case, from which the walk has started.
func readBefore(v ssa.Value) bool {
	load, ok := v.(*ssa.UnOp)
	if !ok {
		return false
	}
	fa, ok := load.X.(*ssa.FieldAddr)
	if !ok || fa.X.Referrers() == nil { // a package's variable has none
		return false
	}
	for _, ref := range *fa.X.Referrers() {
		g, ok := ref.(*ssa.FieldAddr)
		if !ok || g.Field != fa.Field {
			continue
		}
		for _, use := range *g.Referrers() {
			other, ok := use.(*ssa.UnOp)
			if !ok || other == load {
				continue
			}
			if other.Block() == load.Block() {
				if slices.Index(load.Block().Instrs, ssa.Instruction(other)) < slices.Index(load.Block().Instrs, ssa.Instruction(load)) {
					return true
				}
			} else if other.Block().Dominates(load.Block()) {
				return true
			}
		}
	}
	return false
}

func (b *Package) adopt(a Adoption) {
	if !a.Pos.IsValid() || slices.ContainsFunc(b.Adopted, func(x Adoption) bool { return x.Pos == a.Pos }) {
		return
	}
	b.Adopted = append(b.Adopted, a)
}

// seed reports whether the instruction takes an id out of the request, and
// whether its name says that it is a session's.
func (b *Package) seed(v ssa.Value) (from, name string, known, ok bool) {
	switch v := v.(type) {
	case *ssa.Call, *ssa.Extract:
	case *ssa.UnOp: // a cookie's value, or one of a header's
		if ia, is := v.X.(*ssa.IndexAddr); is {
			if _, is := ir.Unconverted(ia.X).(*ssa.Call); is {
				break
			}
			return
		}
		fa, is := v.X.(*ssa.FieldAddr)
		if !is {
			return
		}
		e := b.cat.Has(ir.FieldName(fa), catalog.CookieField)
		if e == nil || e.Attr("attr") != "value" {
			return
		}
	default:
		return
	}
	for _, m := range b.tracer.Of(v).Marks() {
		what := ""
		switch m.Kind() {
		case trace.FromCookie:
			what = "a cookie"
		case trace.FromQuery:
			what = "the URL"
		case trace.FromForm, trace.FromBody:
			what = "a form"
		case trace.FromHeader:
			what = "a header"
		default:
			if m.Kind() == trace.Signed || m.Kind() == trace.Claims || m.Kind() == trace.FromReply {
				return "", "", false, false
			}
			continue
		}
		session, other := lexicon.SessionCookie(m.Name())
		if m.Name() == "" {
			session, other = false, m.Kind() != trace.FromCookie
		}
		switch {
		case session && (m.Kind() == trace.FromCookie || sessionID(m.Name())):
			from, name, known, ok = what, m.Name(), true, true
		case m.Kind() == trace.FromCookie && lexicon.Forgery(m.Name()) && !known:
			from, name, ok = what, m.Name(), true
		case !other && m.Name() == "" && !known:
			from, ok = what, true
		case !other && !ok && (m.Kind() == trace.FromCookie || m.Kind() == trace.FromHeader && lexicon.Credential(m.Name())):
			from, name, ok = what, m.Name(), true // see unnamed
		case m.Name() != "" && !ok:
			continue
		}
	}
	return from, name, known, ok
}

// unnamed reports whether what the client sends has a name that says nothing of
// a session: it is one's id if a login takes it where it would make a new one.
func (b *Package) unnamed(v ssa.Value) bool {
	for _, m := range b.tracer.Of(v).Marks() {
		session, other := lexicon.SessionCookie(m.Name())
		switch {
		case m.Name() == "" || other:
		case m.Kind() == trace.FromCookie && !session && !lexicon.Forgery(m.Name()), m.Kind() == trace.FromHeader && !sessionID(m.Name()):
			return true
		}
	}
	return false
}

// sessionID reports whether the name of a query, form or header value says
// that it is a session's id.
func sessionID(name string) bool {
	for _, w := range lexicon.Words(name) {
		switch w {
		case "session", "sess", "sid", "sessionid", "sessid", "phpsessid", "jsessionid":
			return true
		}
	}
	return false
}

// adopts reports whether a function gives a new session or key the id that is
// its parameter, where it didn't find it.
func (b *Package) adopts(fn *ssa.Function, param int) bool {
	if param < 0 || param >= len(fn.Params) || !ir.IsText(fn.Params[param].Type()) || len(fn.Blocks) == 0 {
		return false
	}
	p := fn.Params[param]
	if len(*p.Referrers()) < 2 {
		return false // looked up and used takes two
	}
	if r, ok := b.adopting[p]; ok {
		return r
	}
	b.adopting[p] = false
	w := walk{b: b, seed: p, param: true}
	r := w.from(fn.Blocks[0].Instrs[0]) != nil
	b.adopting[p] = r
	return r
}

// params are the numbers of the parameters that a function treats in a certain
// way, for facts.
func params(fn *ssa.Function, treats func(*ssa.Function, int) bool) []int {
	var r []int
	for i := range fn.Params {
		if treats(fn, i) {
			r = append(r, i)
		}
	}
	return r
}

// handed reports whether a call hands a value that is picks to a function that
// treats it in a certain way, an own one or one that a fact tells of.
func (b *Package) handed(call *ssa.CallCommon, is func(ssa.Value) bool, treats func(*ssa.Function, int) bool, told func(*Effect) []int) bool {
	own, others := b.targets(call)
	args := call.Args
	if call.IsInvoke() {
		args = append([]ssa.Value{call.Value}, args...)
	}
	for i, a := range args {
		if !is(a) {
			continue
		}
		for _, f := range own {
			if treats(f, i) {
				return true
			}
		}
		for _, obj := range others {
			if e := b.fact(obj); e != nil && slices.Contains(told(e), i) {
				return true
			}
		}
	}
	return false
}

// proves reports whether a function verifies its parameter as a signed token:
// what comes back without an error was issued by the server.
func (b *Package) proves(fn *ssa.Function, param int) bool {
	if param < 0 || param >= len(fn.Params) || !ir.IsText(fn.Params[param].Type()) {
		return false
	}
	p := fn.Params[param]
	if r, ok := b.proving[p]; ok {
		return r
	}
	b.proving[p] = false
	is := func(v ssa.Value) bool { return madeOf(v, p, 6) } // it may be decoded before
	for _, blk := range fn.Blocks {
		for _, in := range blk.Instrs {
			call, ok := in.(*ssa.Call)
			if !ok || !slices.ContainsFunc(call.Call.Args, is) {
				continue
			}
			for _, e := range b.cat.Lookup(ir.Callee(&call.Call)) {
				if e.Role == catalog.JWTParse {
					b.proving[p] = true
					return true
				}
			}
			if b.handed(&call.Call, is, b.proves, func(e *Effect) []int { return e.Proves }) {
				b.proving[p] = true
				return true
			}
		}
	}
	return false
}
