package effect

import (
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/names"
)

// A collector gathers the effects of one function.
type collector struct {
	s    *Package
	fn   *ssa.Function
	f    *Function
	seen map[string]bool

	by string // the interface's method whose name is believed

	block    *ssa.BasicBlock              // where the collector is; nil for what a function literal does
	blocks   map[string][]*ssa.BasicBlock // where the effects are, by key
	calledAt map[string][]*ssa.BasicBlock // where interfaces' methods are called
}

// collect returns a collector for what fn does, which is put into f.
func (s *Package) collect(fn *ssa.Function, f *Function) *collector {
	return &collector{s: s, fn: fn, f: f, seen: map[string]bool{}, blocks: map[string][]*ssa.BasicBlock{}, calledAt: map[string][]*ssa.BasicBlock{}}
}

func (c *collector) add(k Kind, noun string, pos token.Pos, many bool) {
	e := Effect{Kind: k, Noun: noun, Many: many, At: c.s.Values.Tracer.Step(pos, k.String()), By: c.by}
	switch k {
	case Recred, Rerole, Restatus, Refactor, Remove:
		e.In = ir.FuncName(ir.Outermost(c.fn))
	}
	c.put(e)
}

func (c *collector) put(e Effect) {
	switch e.Kind {
	case Rerole, Restatus, Refactor:
		if c.s.Creates(c.fn) {
			return // a new user has no sessions
		}
	}
	if e.Kind == Drop && c.block != nil && slices.ContainsFunc(c.block.Succs, func(s *ssa.BasicBlock) bool { return ir.Reaches(s, c.block, nil) }) {
		e.Many = true // one after the other
	}
	if e.Kind.guarded() && e.When.Param == 0 {
		e.When = c.guard()
	}
	if e.Kind == Revoke || e.Kind == Drop || e.Kind == Maybe || e.Kind.Changes() {
		c.blocks[e.key()] = append(c.blocks[e.key()], c.block)
	}
	if len(c.f.Effects) >= maxEffects || c.seen[e.key()] {
		return
	}
	c.seen[e.key()] = true
	c.f.Effects = append(c.f.Effects, e)
}

// instruction adds the effects of one instruction, calls of known functions
// aside.
func (c *collector) instruction(in ssa.Instruction) {
	switch in := in.(type) {
	case *ssa.Store:
		if fa, ok := in.Addr.(*ssa.FieldAddr); ok {
			c.fieldStore(in, fa)
		}
	case *ssa.MapUpdate:
		c.mapUpdate(in)
	case *ssa.Lookup:
		if c.sessionMap(in.X) {
			c.add(Find, "map "+c.s.names.Of(in.X), in.Pos(), false)
		}
	case *ssa.Send:
		c.dropsMessage(in)
		if MayAnswer(names.Type(in.X.Type())) || MayAnswer(c.s.names.Of(in.Chan)) {
			c.add(Maybe, c.s.names.Of(in.Chan), in.Pos(), false)
		}
	case ssa.CallInstruction:
		c.call(in)
	}
}

// fieldStore judges an assignment to a record's field.
func (c *collector) fieldStore(in *ssa.Store, fa *ssa.FieldAddr) {
	name := ir.FieldName(fa)
	if c.sessionField(in, name) || catalog.Default().Has(name, catalog.CookieField) != nil {
		return
	}
	field := name[strings.LastIndex(name, ".")+1:]
	owner := names.Owner(fa)
	noun := lexicon.NounOf(field)
	switch {
	case c.fieldOfPassword(name, owner, in.Val):
		if c.s.originOf(fa.X) != fresh && !c.rehashes(in.Val) {
			own, made := paramOf(c.fn, fa.X)
			if i, ok := c.s.rehashed(c.fn, in.Val); ok && made && i == own {
				c.hashes(i)
			} else {
				c.setsPassword(fa.X, in.Pos(), "field "+owner+"."+field)
			}
		}
		return
	case lexicon.IsWatermark(field):
		if c.s.originOf(fa.X) != fresh && !notWatermarked(owner) && !zero(in.Val) { // set back, it voids nothing
			c.add(Revoke, "field "+field, in.Pos(), true)
		}
		return
	}
	if lexicon.NounOf(owner) == lexicon.Account && !lexicon.Counts(field) && raised(in) {
		c.add(Revoke, "field "+field, in.Pos(), true)
		return
	}
	if lexicon.NounOf(owner) == lexicon.Once && (lexicon.Ended(field) || noun == lexicon.Status) && c.s.originOf(fa.X) != fresh {
		c.add(Consume, "type "+owner, in.Pos(), false)
		return
	}
	if lexicon.NounOf(owner) == lexicon.Session && !lexicon.NotRecord(owner) && lexicon.Owner(field) && zero(in.Val) && c.s.originOf(fa.X) != fresh {
		c.add(Revoke, "type "+owner, in.Pos(), false) // it is nobody's any more
		return
	}
	account := lexicon.NounOf(owner) == lexicon.Account
	if (lexicon.Ended(field) || lexicon.ExpiryField(field)) && (zero(in.Val) || now(in.Val)) && c.s.originOf(fa.X) != fresh {
		c.add(Drop, "field "+field, in.Pos(), false) // of a part of a record, perhaps a session's
	}
	if _, given := in.Val.(*ssa.Parameter); lexicon.Owner(field) && (given || zero(in.Val)) && c.s.originOf(fa.X) != fresh {
		c.add(Drop, "field "+field, in.Pos(), false) // whose it is, which may be nobody's now
	}
	if !account || c.s.originOf(fa.X) == fresh {
		if (c.s.records[strings.ToLower(owner)] || lexicon.NounOf(owner) == lexicon.Session && !lexicon.NotRecord(owner)) && (noun == lexicon.Status && !lexicon.GoesOn(field, literal(in.Val)) || lexicon.Ended(field)) && c.s.originOf(fa.X) != fresh && !later(in.Val) {
			c.add(Revoke, "type "+owner, in.Pos(), false)
		}
		return
	}
	switch noun {
	case lexicon.Session: // the user's only token is replaced or emptied
		if emptyText(in.Val) || c.random(in.Val) {
			c.add(Revoke, "field "+field, in.Pos(), true)
		}
	case lexicon.Once:
		if k, ok := in.Val.(*ssa.Const); ok && (k.Value == nil || k.Value.ExactString() == `""`) {
			c.add(Consume, "field "+field, in.Pos(), false)
		}
	case lexicon.Role:
		if !lexicon.Hands(owner) {
			c.changesRecord(Rerole, field, in)
		}
	case lexicon.Status:
		if lexicon.Hands(owner) || !lexicon.Locks(field) || lexicon.Unlocks(field, literal(in.Val)) || lexicon.ConfirmsAddress(c.s.Name(c.fn)) {
			return
		}
		c.changesRecord(Restatus, field, in)
	case lexicon.Factor:
		if !lexicon.Hands(owner) {
			c.changesRecord(Refactor, field, in)
		}
	}
}

// random reports whether a value is freshly drawn.
func (c *collector) random(v ssa.Value) bool {
	for _, a := range c.s.Values.Tracer.Of(v) {
		if a.Random() && !a.Unknown {
			return true
		}
	}
	return false
}

// setsPassword notes that the object at an address gets a new password. Where
// it is a parameter, the caller knows better whether the user is a new one.
func (c *collector) setsPassword(object ssa.Value, pos token.Pos, noun string) {
	if u, ok := object.(*ssa.UnOp); ok {
		object = u.X
	}
	for i, p := range c.fn.Params {
		if p == object {
			c.f.Sets = append(c.f.Sets, Part{i, c.guard()})
			return
		}
	}
	c.add(Recred, noun, pos, false)
}

// hashes notes that the record that is a parameter has its own password hashed,
// if it has one.
func (c *collector) hashes(param int) {
	if p := (Part{param, c.guard()}); !slices.Contains(c.f.Hashed, p) {
		c.f.Hashed = append(c.f.Hashed, p)
	}
}

// recred adds that a user gets the password with the hash.
func (c *collector) recred(noun string, pos token.Pos, hash ssa.Value) {
	if c.rehashes(hash) {
		return
	}
	e := Effect{Kind: Recred, Noun: noun, At: c.s.Values.Tracer.Step(pos, Recred.String()), By: c.by, In: ir.FuncName(ir.Outermost(c.fn))}
	if i, ok := c.s.rehashed(c.fn, hash); ok {
		e.Of = i + 1
	}
	e.From = c.param(passwordOf(hash, 0))
	c.put(e)
}

// notWatermarked reports whether the type is a token itself, whose issue date
// is no watermark.
func notWatermarked(owner string) bool {
	switch lexicon.NounOf(owner) {
	case lexicon.Session, lexicon.Once, lexicon.Foreign:
		return true
	}
	return strings.Contains(strings.ToLower(owner), "claims")
}

// mapUpdate judges an assignment to a map: an in-memory session table, or the
// columns of an update.
func (c *collector) mapUpdate(in *ssa.MapUpdate) {
	if e := values(in.Map); e != nil {
		if zero(in.Value) {
			c.empties(e, in.Pos())
		} else {
			c.awaitsSave(e, in.Pos())
		}
		return
	}
	if kept(in.Map) && lexicon.DenyList(c.s.names.Of(in.Map)) && c.s.unasked(in.Map) {
		return
	}
	if kept(in.Map) && lexicon.DenyList(c.s.names.Of(in.Map)) {
		c.add(Revoke, "map "+c.s.names.Of(in.Map), in.Pos(), false)
		return
	}
	if c.sessionMap(in.Map) {
		k := Begin
		if lexicon.NounOf(c.s.names.Of(in.Map)) == lexicon.Session && lexicon.Denies(c.s.names.Of(in.Map)) {
			k = Revoke
		}
		c.add(k, "map "+c.s.names.Of(in.Map), in.Pos(), false)
		return
	}
	if kept(in.Map) {
		c.puts("map "+c.s.names.Of(in.Map), in.Pos())
	}
	if c.s.Values.Client() {
		return // what another service is sent
	}
	for _, key := range c.s.names.Texts(in.Key) {
		if key == "$inc" { // MongoDB's
			for _, column := range c.s.keys(in.Value) {
				if !lexicon.Counts(column) {
					c.add(Revoke, "column "+column, in.Pos(), true)
				}
			}
		}
		switch {
		case lexicon.IsWatermark(key):
			c.add(Revoke, "column "+key, in.Pos(), true)
		case lexicon.OwnPassword(key) && c.s.isHash(in.Value):
			c.recred("column "+key, in.Pos(), in.Value)
		}
	}
}

// sessionMap reports whether a map of the program's own holds sessions.
func (c *collector) sessionMap(m ssa.Value) bool {
	t, ok := m.Type().Underlying().(*types.Map)
	if !ok {
		return false
	}
	if !kept(m) {
		return false
	}
	if c.s.records[strings.ToLower(names.Type(t.Elem()))] {
		return true
	}
	return c.s.learned[sure+"map "+c.s.names.Of(m)] || lexicon.NounOf(c.s.names.Of(m)) == lexicon.Session || lexicon.NounOf(names.Type(t.Elem())) == lexicon.Session
}

// kept reports whether a map is that of a field or a package's variable.
func kept(m ssa.Value) bool {
	u, ok := m.(*ssa.UnOp)
	if !ok {
		return false
	}
	switch u.X.(type) {
	case *ssa.FieldAddr, *ssa.Global:
		return true
	}
	return false
}

// builtin judges delete and clear.
func (c *collector) builtin(in ssa.CallInstruction, b *ssa.Builtin) {
	call := in.Common()
	if (b.Name() == "delete" || b.Name() == "clear") && len(call.Args) > 0 {
		if outdated(in.Block()) {
			return
		}
		if e := values(call.Args[0]); e != nil {
			c.empties(e, in.Pos())
		} else if lexicon.DenyList(c.s.names.Of(call.Args[0])) {
			return // it is taken off the list
		} else if c.sessionMap(call.Args[0]) {
			c.ends("map "+c.s.names.Of(call.Args[0]), in, b.Name() == "clear", len(call.Args) > 1 && c.s.isPresented(call.Args[1]))
		} else if lexicon.NounOf(c.s.names.Of(call.Args[0])) == lexicon.Once {
			c.add(Consume, "map "+c.s.names.Of(call.Args[0]), in.Pos(), false)
		} else if mayHold(call.Args[0].Type()) {
			c.drops("map "+c.s.names.Of(call.Args[0]), in.Pos(), b.Name() == "clear" || c.s.storesAnswer(call.Args[1], map[ssa.Value]bool{}))
		}
		c.add(Write, "", in.Pos(), false)
	}
}

// cataloged adds what the catalog says of a library's call, and reports
// whether it settles it: what is stored is still to be seen.
func (c *collector) cataloged(in ssa.CallInstruction, entries []*catalog.Entry) bool {
	stores := false
	for _, e := range entries {
		switch e.Role {
		case catalog.CookieClient:
			c.add(RequestCookie, "", in.Pos(), false)
		case catalog.CookieWrite:
			c.cookie(in, e)
		case catalog.JWTIssue:
			c.add(IssueJWT, "", in.Pos(), false)
		case catalog.Verify:
			c.add(CheckPass, "", in.Pos(), false)
		case catalog.CookieDrop:
			c.drop(in, e)
		case catalog.Persist:
			stores = true
		default:
			c.session(in, e)
		}
	}
	return len(entries) > 0 && !stores
}

// later reports whether a value is a time to come: now and a while.
func later(v ssa.Value) bool {
	call, ok := v.(*ssa.Call)
	if !ok || ir.Callee(&call.Call) != "(time.Time).Add" {
		return false
	}
	d, ok := call.Call.Args[1].(*ssa.Const)
	return !ok || d.Int64() > 0
}

// now reports whether a value is the present time.
func now(v ssa.Value) bool {
	call, ok := v.(*ssa.Call)
	if !ok {
		return false
	}
	switch ir.Callee(&call.Call) {
	case "time.Now":
		return true
	case "(time.Time).UTC", "(time.Time).Local", "(time.Time).Round", "(time.Time).Truncate", "(time.Time).Unix", "(time.Time).UnixMilli":
		return now(call.Call.Args[0])
	}
	return past(v)
}

// raised reports whether a field is stored what it held and one more.
func raised(in *ssa.Store) bool {
	sum, ok := in.Val.(*ssa.BinOp)
	if !ok || sum.Op != token.ADD {
		return false
	}
	one, ok := sum.Y.(*ssa.Const)
	load, isLoad := sum.X.(*ssa.UnOp)
	if !ok || !isLoad || one.Value == nil || one.Value.ExactString() != "1" {
		return false
	}
	from, ok := load.X.(*ssa.FieldAddr)
	to, ok2 := in.Addr.(*ssa.FieldAddr)
	return ok && ok2 && ir.FieldName(from) == ir.FieldName(to)
}

// keys are the constant keys of a map that is made here.
func (s *Package) keys(v ssa.Value) []string {
	if m, ok := v.(*ssa.MakeInterface); ok {
		v = m.X
	}
	if v.Referrers() == nil {
		return nil
	}
	var r []string
	for _, ref := range *v.Referrers() {
		if u, ok := ref.(*ssa.MapUpdate); ok && u.Map == v {
			r = append(r, s.names.Texts(u.Key)...)
		}
	}
	return r
}
