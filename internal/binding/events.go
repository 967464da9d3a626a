package binding

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/origin"
)

// events are what the instructions of a function do to the session.
func (b *Package) events(fn *ssa.Function) []event {
	if evs, ok := b.evs[fn]; ok {
		return evs
	}
	b.evs[fn] = nil // while it is being computed
	var evs []event
	var derived, password bool
	for _, blk := range fn.Blocks {
		for _, in := range blk.Instrs {
			switch in := in.(type) {
			case ssa.CallInstruction:
				name := ir.Callee(in.Common())
				derived = derived || b.cat.Has(name, catalog.Hash) != nil
				if ev := b.call(in, name); !ev.does.Empty() || ev.login != nil {
					evs = append(evs, ev)
				}
				if derived && compares[name] {
					evs = append(evs, event{at: in, does: Effect{Verifies: "password"}})
				}
			case *ssa.MapUpdate:
				if b.rekeys(in) {
					evs = append(evs, event{at: in, does: Effect{Renews: true}})
				}
				if lib := b.sessionMap(in.Map); lib != "" {
					if ev := b.bind(in, lib, in.Key, in.Value, ""); ev != nil {
						evs = append(evs, *ev)
					}
				}
			case *ssa.Store:
				if b.renewingStore(in) {
					evs = append(evs, event{at: in, does: Effect{Renews: true}})
				} else if ev := b.newID(in); ev != nil {
					evs = append(evs, *ev)
				} else if ev := b.ownBind(in); ev != nil {
					evs = append(evs, *ev)
				}
			}
			if !password && mentionsPassword(in) {
				password = true
				if lexicon.Login(ir.Outermost(fn).Name()) {
					evs = append(evs, event{at: in, does: Effect{Verifies: Taken}})
				}
			}
		}
	}
	b.evs[fn] = evs
	return evs
}

// compares are the functions that compare what was derived from a password.
var compares = map[string]bool{"crypto/subtle.ConstantTimeCompare": true, "crypto/hmac.Equal": true, "bytes.Equal": true}

// call is what a call does.
func (b *Package) call(in ssa.CallInstruction, name string) event {
	call := in.Common()
	ev := event{at: in}
	if f := call.StaticCallee(); f == nil || f.Blocks == nil {
		es := b.cat.Lookup(name)
		for _, e := range es {
			b.cataloged(&ev, e, call)
		}
		if len(es) > 0 {
			if len(ev.does.Opens) == 0 {
				b.functionArgs(&ev, call)
			}
			return ev
		}
	}
	own, others := b.targets(call)
	for _, f := range own {
		e := b.effect(f)
		ev.does.join(e)
		b.renewsIf(&ev, e, call)
		b.setter(&ev, e.Setter, call)
		b.fill(&ev, e.Fills, call)
	}
	for _, obj := range others {
		if e := b.fact(obj); e != nil {
			ev.does.join(e)
			b.renewsIf(&ev, e, call)
			b.setter(&ev, e.Setter, call)
			b.fill(&ev, e.Fills, call)
			if e.Login != nil && e.Login.Caller {
				ev.login, ev.callee = e.Login, obj.Pkg().Name()+"."+obj.Name()
			}
		}
	}
	b.functionArgs(&ev, call)
	ev.does.Begins = ev.does.Begins || b.putsAnew(call)
	short := shortName(name, call)
	if len(own)+len(others) == 0 {
		if call.IsInvoke() && ownInterface(call.Method) {
			if o, ok := open(call.Method); ok {
				ev.does.open(o)
				b.handOver(&ev, o, call)
			}
		}
		if lexicon.Renews(short) && !std(name) {
			ev.does.Renews = true
		}
	}
	if ev.does.Verifies == "" && lexicon.Verifies(short) && !std(name) {
		ev.does.Verifies = "password"
	}
	return ev
}

func std(name string) bool {
	path := strings.TrimLeft(name, "(*")
	return origin.Std(path)
}

// cataloged adds what the catalog says of a library call.
func (b *Package) cataloged(ev *event, e *catalog.Entry, call *ssa.CallCommon) {
	arg := func(key string) ssa.Value { return ir.Argument(call, e.Int(key, -2)) }
	switch e.Role {
	case catalog.Verify:
		if e.Attr("kind") != "basic" && ev.does.Verifies == "" {
			ev.does.Verifies = e.Attr("kind")
		}
	case catalog.SessionGet:
		ev.does.Renews = ev.does.Renews || e.Attr("fresh") != ""
	case catalog.SessionRenew:
		if when := e.Attr("when"); when != "" && !strings.EqualFold(constText(arg("name")), when) {
			return
		}
		ev.does.Renews = true
	case catalog.SessionDestroy:
		ev.does.Renews = true
	case catalog.Persist:
		if ev.does.Binds == nil {
			ev.does.Binds = b.rowBind(ev.at, e, call)
		}
		if x := b.rowSet(ev.at, e, call); x != nil && ev.does.Binds == nil {
			ev.does.Binds, ev.does.Setter = x.does.Binds, x.does.Setter
		}
		ev.does.Renews = ev.does.Renews || renames(constText(arg("sql")))
	case catalog.SessionBind:
		if e.Attr("kind") != "" {
			return
		}
		lib := e.Package
		if x := b.bind(ev.at, lib, arg("key"), arg("value"), e.Attr("map")); x != nil {
			ev.does.Binds, ev.does.Setter = x.does.Binds, x.does.Setter
		}
	}
}

// functionArgs adds what the functions do that are handed to a call, unless
// they are handlers, which run at another time.
func (b *Package) functionArgs(ev *event, call *ssa.CallCommon) {
	for _, a := range call.Args {
		if f := function(a); f != nil && f.Blocks != nil && !b.entry(f) {
			ev.does.join(b.effect(f))
		}
	}
}

// bind is the event of putting value under key into a session, or nil.
func (b *Package) bind(in ssa.Instruction, lib string, key, value ssa.Value, whole string) *event {
	if whole != "" || value == nil || isZero(value) {
		return nil
	}
	if k, v := parameter(key), parameter(value); k >= 0 && v >= 0 {
		return &event{at: in, does: Effect{Setter: &Setter{Library: lib, Key: k, Value: v}}}
	}
	return b.bindNamed(in, lib, keyName(key), value)
}

// bindNamed is the event of putting value under a key of the name, or nil.
func (b *Package) bindNamed(in ssa.Instruction, lib, name string, value ssa.Value) *event {
	if x := b.identity(in, lib, name, value); x != nil {
		return &event{at: in, does: Effect{Binds: x}}
	}
	if v := parameter(value); v >= 0 && lexicon.Names(name) {
		return &event{at: in, does: Effect{Setter: &Setter{Library: lib, Key: -1, Value: v, Name: name}}} // whose it is the callers know
	}
	return nil
}

func (b *Package) identity(in ssa.Instruction, lib, name string, value ssa.Value) *Bind {
	shown := name
	privilege := lexicon.Privilege(name)
	if !privilege && !lexicon.Identity(name) && !b.whose(name, value) {
		// The key says nothing: the value may.
		if name != "" && len(name) > 2 && !vague(name) {
			return nil
		}
		if shown = valueName(value); !lexicon.Identity(shown) {
			return nil
		}
	} else if n := valueName(value); len(name) < 3 && lexicon.Identity(n) {
		shown = n
	}
	return &Bind{Library: lib, Key: shown, At: b.at(in.Pos()), Privilege: privilege}
}

// vague reports whether a key's name tells nothing of its value.
func vague(name string) bool {
	for _, w := range lexicon.Words(name) {
		switch w {
		case "session", "sess", "key", "id", "data", "value", "store", "info", "name", "ctx":
		default:
			return false
		}
	}
	return true
}

// setter judges a call of a function that puts its parameters into a session.
func (b *Package) setter(ev *event, s *Setter, call *ssa.CallCommon) {
	if s == nil {
		return
	}
	key, value := argumentFlat(call, s.Key), argumentFlat(call, s.Value)
	if key == nil && s.Name == "" || value == nil || isZero(value) {
		return
	}
	var x *event
	if s.Table != "" {
		x = b.setRow(ev.at, s, value)
	} else if s.Name != "" {
		x = b.bindNamed(ev.at, s.Library, s.Name, value)
	} else {
		x = b.bind(ev.at, s.Library, key, value, "")
	}
	if x != nil {
		if ev.does.Binds == nil {
			ev.does.Binds = x.does.Binds
		}
		ev.does.Setter = x.does.Setter
	}
}

// setRow is the event of handing a value to a function that writes it into a
// row, or nil.
func (b *Package) setRow(in ssa.Instruction, s *Setter, value ssa.Value) *event {
	if v := parameter(value); v >= 0 {
		return &event{at: in, does: Effect{Setter: &Setter{Key: -1, Value: v, Name: s.Name, Table: s.Table}}}
	}
	if !b.who(value) {
		return nil
	}
	return &event{at: in, does: Effect{Binds: &Bind{Key: s.Name, At: b.at(in.Pos()), Table: s.Table}}}
}

// sessionMap returns the library of whose session v is the map of values.
func (b *Package) sessionMap(v ssa.Value) string {
	if u, ok := v.(*ssa.UnOp); ok {
		if fa, ok := u.X.(*ssa.FieldAddr); ok {
			if e := b.cat.Has(ir.FieldName(fa), catalog.SessionBind); e != nil {
				return e.Package
			}
		}
	}
	return ""
}

// renewingStore reports whether a store empties the session's id, or marks its
// cookie for deletion.
func (b *Package) renewingStore(st *ssa.Store) bool {
	fa, ok := st.Addr.(*ssa.FieldAddr)
	if !ok {
		return false
	}
	for _, e := range b.cat.Lookup(ir.FieldName(fa)) {
		c, isConst := st.Val.(*ssa.Const)
		switch {
		case e.Role == catalog.SessionID:
			return !b.fromRequest(st.Val)
		case e.Role == catalog.CookieField && e.Attr("attr") == "maxage" && isConst && c.Value != nil && c.Int64() < 0:
			n := ir.FieldName(fa)
			owner := b.cat.Has(n[:strings.LastIndex(n, ".")], catalog.CookieOptions)
			return owner != nil && owner.Attr("kind") == "session"
		}
	}
	return false
}

// mentionsPassword reports whether the instruction reads a value that is
// called a password: a form's, or a struct's field.
func mentionsPassword(in ssa.Instruction) bool {
	switch in := in.(type) {
	case *ssa.Call:
		for _, a := range in.Call.Args {
			if c, ok := a.(*ssa.Const); ok && c.Value != nil && len(constText(c)) < 24 && lexicon.Password(constText(c)) {
				return true
			}
		}
	case *ssa.FieldAddr:
		return lexicon.Password(lastName(ir.FieldName(in)))
	case *ssa.Field:
		return lexicon.Password(lastName(ir.FieldOf(in)))
	}
	return false
}

func lastName(s string) string { return s[strings.LastIndex(s, ".")+1:] }

// ownInterface reports whether the method belongs to an interface that the
// standard library doesn't declare.
func ownInterface(m *types.Func) bool {
	return m.Pkg() != nil && !origin.Std(m.Pkg().Path())
}

func open(m *types.Func) (Open, bool) {
	n, ok := types.Unalias(m.Signature().Recv().Type()).(*types.Named)
	if !ok || n.Obj().Pkg() == nil {
		return Open{}, false
	}
	return Open{n.Obj().Pkg().Path(), n.Obj().Name(), m.Name()}, true
}

// fromRequest reports whether v is what the client sent.
func (b *Package) fromRequest(v ssa.Value) bool {
	for _, m := range b.tracer.Of(v).Marks() {
		if m.FromRequest() {
			return true
		}
	}
	return false
}
