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
	"github.com/sessionlint/sessionlint/internal/origin"
	"github.com/sessionlint/sessionlint/internal/sqltext"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// A Keep is a parameter that a function stores: who hands it a password's hash
// gives somebody that password, whatever the program calls it.
type Keep struct {
	Param  int  // counts the receiver
	Update bool // in a record that is there already, and not under a key that may be new
}

// maxKeeps bounds how many a function has.
const maxKeeps = 8

// keeps returns the texts among the parameters that fn stores, itself, in
// function literals that it makes or through what it calls.
func (s *Package) keeps(fn *ssa.Function) []Keep {
	var r []Keep
	add := func(v ssa.Value, update bool) {
		i, ok := s.handedIn(fn, v)
		if !ok || !isText(fn.Params[i].Type()) || len(r) >= maxKeeps || slices.Contains(r, Keep{i, update}) {
			return
		}
		r = append(r, Keep{i, update})
	}
	var walk func(*ssa.Function)
	walk = func(f *ssa.Function) {
		c := s.collect(f, &Function{})
		for _, b := range f.Blocks {
			for _, in := range b.Instrs {
				c.stored(in, add)
			}
		}
		for _, a := range f.AnonFuncs {
			walk(a)
		}
	}
	if slices.ContainsFunc(fn.Params, func(p *ssa.Parameter) bool { return isText(p.Type()) }) {
		walk(fn)
	}
	return r
}

// stored calls found with the values that an instruction stores.
func (c *collector) stored(in ssa.Instruction, found func(v ssa.Value, update bool)) {
	switch in := in.(type) {
	case *ssa.Store:
		if fa, ok := in.Addr.(*ssa.FieldAddr); ok && isText(in.Val.Type()) && !elsewhere(names.Owner(fa)) && c.s.originOf(fa.X) != fresh {
			found(in.Val, true)
		}
	case *ssa.MapUpdate:
		if kept(in.Map) {
			found(in.Value, false)
		}
	case ssa.CallInstruction:
		call := in.Common()
		if _, ok := call.Value.(*ssa.Builtin); ok {
			return
		}
		args := names.Arguments(call.Args)
		if update, ok := c.storing(call); ok {
			for _, a := range args {
				found(a, update)
				for _, u := range updatesOf(a) {
					found(u.Value, update)
				}
			}
		}
		ts, _ := c.s.targets(call)
		for _, t := range ts {
			if f := c.s.peek(t); f != nil {
				for _, k := range f.Keeps {
					if a := trace.Argument(call, k.Param); a != nil {
						found(a, k.Update)
					}
				}
			}
		}
	}
}

// storing reports whether a library's call stores what it is given, and whether
// in a record that is there already.
func (c *collector) storing(call *ssa.CallCommon) (update, ok bool) {
	for _, a := range names.Arguments(call.Args) {
		if !ir.IsString(a.Type()) {
			continue
		}
		for _, text := range c.s.names.Texts(a) {
			for _, st := range sqltext.Statements(text) {
				if st.Verb == "update" && !elsewhere(st.Table) {
					return true, true
				}
			}
		}
	}
	for _, e := range c.s.Values.Tracer.Lookup(call) {
		if e.Role != catalog.Persist {
			continue
		}
		switch kind := e.Attr("kind"); {
		case kind == "update", kind == "part" && e.Attr("column") != "" && strings.Contains(names.Receiver(call), "Update"):
			return true, !c.aboutOther(call)
		case kind == "upsert", e.Attr("command") != "" && c.persisted(call) == lexicon.Create:
			return false, !c.aboutOther(call)
		}
	}
	return false, false
}

// aboutOther reports whether what a library's call is about are codes, sessions
// or things of another kind, which nobody's password opens.
func (c *collector) aboutOther(call *ssa.CallCommon) bool {
	return slices.ContainsFunc(c.subject(call), func(sub subject) bool { return elsewhere(sub.text) })
}

// elsewhere reports whether a record's name says that a hash which it holds is
// no user's password: that of a code, of a token, of what opens a shared link.
func elsewhere(record string) bool {
	return otherSecret(record) || lexicon.NounOf(record) != lexicon.Account && (lexicon.Thing(record) || lexicon.ConfigType(record))
}

// otherSecret reports whether a name is about a secret that is no password.
func otherSecret(name string) bool {
	switch lexicon.NounOf(name) {
	case lexicon.Session, lexicon.Once, lexicon.Foreign, lexicon.Factor:
		return true
	}
	return false
}

// handedIn returns the number of fn's parameter that a value is, also in a
// function literal inside fn, or an encoding of it.
func (s *Package) handedIn(fn *ssa.Function, v ssa.Value) (int, bool) {
	for range 8 {
		switch x := ir.Unconverted(v).(type) {
		case *ssa.FreeVar:
			v = captured(x)
			continue
		case *ssa.Slice:
			v = x.X
			continue
		case *ssa.UnOp:
			if f, ok := x.X.(*ssa.FreeVar); ok {
				v = captured(f)
				continue
			}
			return paramOf(fn, x)
		case *ssa.Call:
			if len(x.Call.Args) == 1 && isText(x.Type()) && !x.Call.IsInvoke() {
				v = x.Call.Args[0]
				continue
			}
		case *ssa.Alloc, *ssa.Parameter:
			return paramOf(fn, x)
		}
		break
	}
	return 0, false
}

// storesHash notes a call that stores a password's fresh hash for somebody who
// is there already, whatever the program calls it: SetVerifier(id, hash).
func (c *collector) storesHash(in ssa.CallInstruction, name string, found bool) {
	call := in.Common()
	pkg := names.Package(call)
	if pkg == nil || origin.Std(pkg.Path()) || lexicon.ElsewhereToken(pkg.Name()) || otherSecret(name) || otherSecret(names.Receiver(call)) {
		return
	}
	given := names.Arguments(call.Args)
	if found {
		given = call.Args
	}
	for i, a := range given {
		h := c.s.hashOf(a)
		if h < derived || !isText(ir.Unboxed(a).Type()) || !c.ofPassword(a) {
			continue
		}
		if call.IsInvoke() {
			i++
		}
		if found && c.keptThere(call, i) || !found && c.keptByName(call, name, h) {
			c.recred("call "+name, in.Pos(), a)
			return
		}
	}
}

// fieldOfPassword reports whether what is stored in a record's field is a user's
// password: a hash, under a name that says so or in a place where nothing else
// can be meant.
func (c *collector) fieldOfPassword(full, owner string, v ssa.Value) bool {
	h := c.s.hashOf(v)
	if h == noHash || elsewhere(owner) && !lexicon.ConfigType(owner) {
		return false // what opens a shared link, and nobody's account
	}
	field := full[strings.LastIndex(full, ".")+1:]
	noun, account := lexicon.NounOf(field), lexicon.NounOf(owner) == lexicon.Account
	if (noun == lexicon.Passwords || noun == lexicon.NoNoun && lexicon.Hasher(field)) && (account || lexicon.OwnPassword(field)) ||
		noun == lexicon.NoNoun && account && lexicon.OwnPassword(field) {
		return true
	}
	if noun != lexicon.NoNoun || elsewhere(owner) || lexicon.Hands(owner) || !c.ofPassword(v) {
		return false
	}
	return h == hashed || h == derived && c.s.compared(full)
}

// compared reports whether the package compares a record's field with a
// password's hash.
func (s *Package) compared(field string) bool {
	is := func(x, y ssa.Value) bool { return readField(x) == field && s.hashOf(y) >= derived }
	for _, fn := range s.IR.Funcs {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				switch in := in.(type) {
				case *ssa.BinOp:
					if in.Op == token.EQL && (is(in.X, in.Y) || is(in.Y, in.X)) {
						return true
					}
				case *ssa.Call:
					if a := in.Call.Args; len(a) == 2 && !in.Call.IsInvoke() && (is(a[0], a[1]) || is(a[1], a[0])) {
						return true
					}
				}
			}
		}
	}
	return false
}

// readField is the full name of the field that a value is read from, or "".
func readField(v ssa.Value) string {
	switch x := ir.Unconverted(v).(type) {
	case *ssa.Field:
		return ir.FieldOf(x)
	case *ssa.UnOp:
		if fa, ok := x.X.(*ssa.FieldAddr); ok {
			return ir.FieldName(fa)
		}
	}
	return ""
}

// keptThere reports whether the functions that a call may run store their parameter
// for somebody who is there.
func (c *collector) keptThere(call *ssa.CallCommon, param int) bool {
	ts, _ := c.s.targets(call)
	for _, t := range ts {
		f := c.s.peek(t)
		if f != nil && (slices.Contains(f.Keeps, Keep{param, true}) || slices.Contains(f.Keeps, Keep{param, false}) && (sets(names.Call(call)) || c.forExisting())) {
			return true
		}
	}
	return false
}

// keptByName reports whether a function that is not seen stores a hash for
// somebody who is there, by its name or by what is done before.
func (c *collector) keptByName(call *ssa.CallCommon, name string, h strength) bool {
	if c.foreign(call) {
		update, ok := c.storing(call)
		return ok && (update && h == hashed || c.forExisting())
	}
	switch lexicon.VerbOf(name) {
	case lexicon.Change, lexicon.Create, lexicon.NoVerb:
		return sets(name) && h == hashed || c.forExisting()
	}
	return false
}

// sets reports whether a name says that something is set which belongs to what
// is there: not Save or Put, which may store a new record.
func sets(name string) bool {
	return lexicon.VerbOf(name) == lexicon.Change && lexicon.Replaces(name)
}

// forExisting reports whether the function is about somebody who has a password
// already: it verifies one, or its name says that it changes it.
func (c *collector) forExisting() bool {
	name := c.s.Name(c.fn)
	if lexicon.SetsPassword(name) || lexicon.Replaces(name) && (lexicon.NounOf(name) == lexicon.Passwords || lexicon.Hasher(name)) {
		return true
	}
	return c.verifies(ir.Outermost(c.fn))
}

// verifies reports whether a function verifies a password.
func (c *collector) verifies(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			if call, ok := in.(*ssa.Call); ok {
				if _, ok := call.Call.Value.(*ssa.Builtin); !ok && c.verifier(&call.Call) {
					return true
				}
			}
		}
	}
	return false
}

// ofPassword reports whether a hash may be that of a password that somebody
// chooses: not of a random token, and of nothing that the program calls one.
func (c *collector) ofPassword(hash ssa.Value) bool {
	return !slices.ContainsFunc(hashedTexts(hash, 0), func(v ssa.Value) bool {
		name := c.s.names.Of(v)
		return otherSecret(name) || lexicon.NounOf(name) != lexicon.Passwords && c.random(v)
	})
}

// hashedTexts are the texts that a hash is made of.
func hashedTexts(v ssa.Value, depth int) []ssa.Value {
	if v == nil || depth > 6 {
		return nil
	}
	switch x := ir.Unconverted(v).(type) {
	case *ssa.Slice:
		return hashedTexts(x.X, depth+1)
	case *ssa.Extract:
		return hashedTexts(x.Tuple, depth+1)
	case *ssa.FreeVar:
		return hashedTexts(captured(x), depth+1)
	case *ssa.UnOp:
		return hashedTexts(x.X, depth+1)
	case *ssa.Alloc:
		var r []ssa.Value
		ir.StoredAt(x, func(v ssa.Value) { r = append(r, hashedTexts(v, depth+1)...) })
		return r
	case *ssa.Call:
		for _, a := range x.Call.Args { // the first is the password, the salt comes after it
			if isText(a.Type()) {
				return []ssa.Value{a}
			}
		}
	}
	return nil
}

// Creates reports whether a function makes new users, who have no session yet,
// by its name.
func (s *Package) Creates(fn *ssa.Function) bool { return creates(s.Name(fn), fn.Signature) }

// creates reports whether a function of the name makes new users. A method
// NewSecret that returns no secret gives one to somebody who is there.
func creates(name string, sig *types.Signature) bool {
	return lexicon.Creates(name) && (!lexicon.NewOne(name) || returnsThing(sig))
}

// returnsThing reports whether a function returns something beside whether it
// has gone well.
func returnsThing(sig *types.Signature) bool {
	for r := range sig.Results().Variables() {
		if !ir.IsError(r.Type()) && !isBool(r.Type()) {
			return true
		}
	}
	return false
}
