package effect

import (
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/names"
	"github.com/sessionlint/sessionlint/internal/origin"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// call adds the effects of one call: what the catalog says, what the called
// functions do as far as they can be seen, and for the rest what its text and
// names say.
func (c *collector) call(in ssa.CallInstruction) {
	call := in.Common()
	if b, ok := call.Value.(*ssa.Builtin); ok {
		c.builtin(in, b)
		return
	}
	if c.cataloged(in, c.s.Values.Tracer.Lookup(call)) {
		return
	}
	if lexicon.Logs(names.Receiver(call)) {
		return // its Flush and Close end nobody's session
	}
	ts, _ := c.s.targets(call)
	found := false
	for _, t := range ts {
		if f := c.s.peek(t); f != nil {
			found = true
			c.through(in, t, f)
		}
	}
	switch {
	case !found && c.nothing(call):
		c.sql(in)
	case !found:
		if call.IsInvoke() && !c.foreign(call) {
			c.callName(call.Method.FullName())
			c.by = call.Method.FullName()
		}
		c.external(in)
	case call.IsInvoke() && !c.s.silentTargets(ts):
		c.external(in)
	default:
		c.sql(in) // a wrapper of the program's own executes it
	}
	c.by = ""
	c.composed(in)
	if !c.foreign(call) || !found {
		name := names.Call(call)
		c.recredCall(in, name, found)
	}
}

// silentTargets reports whether all targets are functions of known effects,
// so that the names need not be asked.
func (s *Package) silentTargets(ts []target) bool {
	for _, t := range ts {
		f := s.peek(t)
		if f == nil || len(f.Effects) == 0 && len(f.Calls) > 0 {
			return false
		}
	}
	return len(ts) > 0
}

// through adds the effects of a called function.
func (c *collector) through(in ssa.CallInstruction, t target, f *Function) {
	call := in.Common()
	ended := false
	writes := len(f.Calls) > 0
	for _, e := range f.Effects {
		if e.Kind == Revoke && !e.Many && lexicon.OnlyReads(names.Call(call)) {
			continue // it clears away what has run out, or was found
		}
		if e.Kind == Begin && makesCode(names.Call(call)) {
			continue
		}
		if e.One && looped(in.Block()) {
			e.One = false
		}
		if e.Kind == Drop && c.s.Voids(e.Noun) {
			e.Kind = Revoke
		}
		if e.Kind == Put && c.s.learned[sure+e.Noun] {
			e.Kind = Begin
		}
		if e.Kind.guarded() {
			left, may := c.meets(e.When, call)
			if !may {
				continue
			}
			e.When = left
		}
		if e.Kind.Changes() {
			e.Alone = false // among what this function does
			if t.fn == nil && c.s.reported(e) {
				continue // has been reported where it stands
			}
			if c.s.Creates(c.fn) || lexicon.VerbOf(names.Call(call)) == lexicon.Create && creates(names.Call(call), call.Signature()) {
				continue // a new user has no sessions
			}
			if e.Held > 0 {
				param, may := c.held(trace.Argument(call, e.Held-1))
				if !may {
					continue
				}
				e.Held = param
			}
			if e.Of > 0 {
				arg := trace.Argument(call, e.Of-1)
				e.Of = 0
				if i, ok := paramOf(c.fn, arg); ok {
					e.Of = i + 1
				} else if arg != nil && !c.s.given(arg) {
					continue
				}
			}
			if e.From > 0 {
				from := ""
				if arg := trace.Argument(call, e.From-1); arg != nil {
					from = whence(arg, 0)
				}
				if e.Kind == Recred && c.verified(from) {
					continue // the password has just been verified: only its hash is a new one
				}
				e.From = c.param(from)
			}
			if !Blamable(e.In) && !t.entry() {
				e.In = ir.FuncName(ir.Outermost(c.fn))
			}
		}
		c.put(e)
		writes = writes || e.Kind == Write
		ended = ended || e.Kind == Revoke || e.Kind == Current
	}
	for _, k := range f.Answered {
		if !c.f.Answers(k) {
			c.f.Answered = append(c.f.Answered, k)
		}
	}
	for _, name := range f.Calls {
		if slices.Contains(f.Apart, name) {
			c.callApart(name)
		} else {
			c.callName(name)
		}
	}
	for _, p := range f.Sets {
		arg := trace.Argument(call, p.Param)
		if _, may := c.meets(p.When, call); arg == nil || !may {
			continue
		}
		if c.s.originOf(loaded(arg)) != fresh {
			c.setsPassword(loaded(arg), in.Pos(), "by "+names.Call(call))
		}
	}
	for _, p := range f.Hashed {
		arg := trace.Argument(call, p.Param)
		if _, may := c.meets(p.When, call); arg == nil || !may {
			continue
		}
		if i, ok := paramOf(c.fn, arg); ok {
			c.hashes(i)
		} else if o := loaded(arg); c.s.originOf(o) != fresh && c.s.given(o) {
			c.setsPassword(o, in.Pos(), "by "+names.Call(call))
		}
	}
	if !ended && !call.IsInvoke() && lexicon.HandsOn(names.Call(call)) {
		c.add(Maybe, names.Call(call), in.Pos(), false)
	}
	// What the code does can't be read but its name says it.
	if writes && !ended {
		c.by = strings.Join(f.Calls[:min(len(f.Calls), maxBy)], " ")
		c.named(in, names.Call(call), names.Receiver(call))
		c.by = ""
	}
}

// makesCode reports whether a function of this name makes codes that prove
// something once: with which a new user confirms the address, or one who has
// forgotten the password gets a new one.
func makesCode(name string) bool {
	switch lexicon.NounOf(name) {
	case lexicon.Account:
		return lexicon.Creates(name)
	case lexicon.Once, lexicon.Passwords:
		return true
	}
	return false
}

// loaded is the variable from which a value was just loaded.
func loaded(v ssa.Value) ssa.Value {
	if u, ok := v.(*ssa.UnOp); ok {
		if a, ok := u.X.(*ssa.Alloc); ok {
			return a
		}
	}
	return v
}

// foreign reports whether the called method or function belongs to the
// standard library or to one that the catalog covers.
func (c *collector) foreign(call *ssa.CallCommon) bool {
	pkg := names.Package(call)
	return pkg == nil || origin.Std(pkg.Path()) || catalog.Default().Covered(pkg.Path())
}

// nothing reports whether a call is that of a function of the program, in another
// package, of which no effects are known: it has none, whatever it is called.
func (c *collector) nothing(call *ssa.CallCommon) bool {
	fn := call.StaticCallee()
	return fn != nil && fn.Pkg != nil && fn.Pkg.Pkg != c.s.pass.Pkg && c.s.InModule(fn.Pkg.Pkg.Path())
}

func (c *collector) callName(name string) {
	c.calledAt[name] = append(c.calledAt[name], c.block)
	c.callApart(name)
}

// callApart adds a call that a called function makes apart from its changes.
func (c *collector) callApart(name string) {
	for _, have := range c.f.Calls {
		if have == name {
			return
		}
	}
	if len(c.f.Calls) < maxCalls {
		c.f.Calls = append(c.f.Calls, name)
	}
}

// named adds the effect that a called function's name says.
func (c *collector) named(in ssa.CallInstruction, name, recv string) {
	if pkg := names.Package(in.Common()); pkg != nil {
		if lexicon.ElsewhereToken(pkg.Name() + "_" + names.Receiver(in.Common())) {
			return
		}
		if lexicon.DatabaseSession(pkg.Name()) {
			recv = "" // its Session is a connection
		}
	}
	verb, noun := lexicon.VerbOf(name), c.s.Noun(name)
	if noun == lexicon.NoNoun || noun == lexicon.Account {
		if n := c.s.Noun(recv); n == lexicon.Session || n == lexicon.Once {
			noun = n
		}
	}
	label := "method " + name
	switch {
	case verb == lexicon.End && (noun == lexicon.Session || noun == lexicon.LoggedIn), noun == lexicon.Watch && verb != lexicon.Read:
		c.add(Revoke, label, in.Pos(), lexicon.Many(name))
	case verb == lexicon.Change && noun == lexicon.Session && lexicon.Denies(name):
		c.add(Revoke, label, in.Pos(), false)
	case verb == lexicon.End && noun == lexicon.Once:
		c.add(Consume, label, in.Pos(), false)
	case verb == lexicon.Read && noun == lexicon.Once:
		c.add(FindOnce, label, in.Pos(), false)
	case noun == lexicon.Session && (verb == lexicon.Create || verb == lexicon.Change):
		c.add(Begin, label, in.Pos(), false)
	case noun == lexicon.Session && verb == lexicon.Read:
		c.add(Find, label, in.Pos(), false)
	}
}

// external judges the call of a function whose code isn't seen.
func (c *collector) external(in ssa.CallInstruction) {
	call := in.Common()
	pkg := names.Package(call)
	if pkg == nil {
		if n := names.Call(call); n != "" { // a function kept in a field or variable
			c.named(in, n, "")
			if lexicon.VerbOf(n) == lexicon.End {
				c.drops("function "+n, in.Pos(), lexicon.Many(n))
			}
			if MayAnswer(n) {
				c.add(Maybe, n, in.Pos(), false)
			}
		} else if c.s.registered(call.Value) {
			c.add(Maybe, "registered functions", in.Pos(), false)
		}
		return
	}
	c.dropsElsewhere(in)
	std := origin.Std(pkg.Path())
	if std && pkg.Path() != "database/sql" && !(pkg.Path() == "sync" && names.Receiver(call) == "Map") {
		return
	}
	if c.sql(in) {
		return
	}
	if n := prepared(call); n != "" {
		if !c.statementSeen(in, n) {
			c.statementNamed(in, n[strings.LastIndex(n, ".")+1:])
		}
		return
	}
	name := names.Call(call)
	recv := names.Receiver(call)
	verb := lexicon.VerbOf(name)
	if verb == lexicon.NoVerb || verb == lexicon.Ask {
		if w := lexicon.Words(name); len(w) > 0 && (w[0] == "exec" || w[0] == "do") {
			verb = lexicon.VerbOf(recv) // ent: SessionDelete.Exec
		}
	}
	if v := c.persisted(call); v != lexicon.NoVerb {
		verb = v
	}
	subject := c.subject(call)
	switch {
	case verb == lexicon.End && !c.says(call, subject):
		c.add(Write, Unread, in.Pos(), false)
	case strings.HasPrefix(name, "Exec") && slices.ContainsFunc(names.Arguments(call.Args), func(a ssa.Value) bool { return ir.IsString(a.Type()) }):
		c.add(Write, Unread, in.Pos(), false)
	case verb == lexicon.End || verb == lexicon.Change || verb == lexicon.Create || strings.HasPrefix(name, "Exec"):
		c.add(Write, "", in.Pos(), false)
	}
	if !std {
		c.named(in, name, recv)
	}
	if !std || pkg.Path() == "sync" {
		c.dropsCall(in, verb, subject)
	}
	if verb == lexicon.Change {
		c.hooks(in, subject)
	}
	c.built(in, verb, subject)
	flagged := false
	for _, sub := range subject {
		flagged = flagged || sub.kind == "key" && lexicon.Ended(sub.text)
	}
	if verb == lexicon.End || verb == lexicon.Change || verb == lexicon.Create || verb == lexicon.Read {
		for _, sub := range subject {
			n := c.s.Holds(sub.kind, sub.text)
			if sub.kind == "type" && n == lexicon.Session && lexicon.NotRecord(sub.text) && !c.s.learned[sure+"type "+sub.text] {
				continue
			}
			label := sub.kind + " " + sub.text
			switch {
			case sub.kind == "store" && lexicon.DenyList(sub.text) && names.Receiver(call) == "Map" && c.s.unasked(call.Args[0]):
			case sub.kind == "key" && lexicon.DenyList(sub.text) && c.s.unread(sub.text):
			case verb == lexicon.End && lexicon.DenyList(sub.text): // it is taken off the list
			case (sub.kind == "store" || sub.kind == "key") && (verb == lexicon.Change || verb == lexicon.Create) && lexicon.DenyList(sub.text):
				c.add(Revoke, label, in.Pos(), false)
			case n == lexicon.Session && verb == lexicon.End && (outdated(in.Block()) || onlyOver(subject)):
			case n == lexicon.Session && verb == lexicon.End:
				c.add(Revoke, label, in.Pos(), lexicon.Many(name) || c.ofUser(call, subject))
			case n == lexicon.Session && verb == lexicon.Change && (lexicon.Denies(sub.text) || flagged):
				c.add(Revoke, label, in.Pos(), false)
			case n == lexicon.Session && verb == lexicon.Read:
				c.add(Find, label, in.Pos(), c.ofUser(call, subject))
			case n == lexicon.Session && sub.kind == "key" && strings.Contains(sub.text, " "): // a sentence, as errors.New takes it
			case n == lexicon.Session:
				c.begins(label, sub.hangs, in.Pos())
			case c.s.unclear(sub.text) && verb != lexicon.End && verb != lexicon.Read:
				c.puts(label, in.Pos())
			case n == lexicon.Account && verb == lexicon.End && sub.kind == "type" && !lexicon.Hands(sub.text):
				c.removes(sub.text, label, in.Pos())
			case n == lexicon.Once && verb == lexicon.End:
				c.add(Consume, label, in.Pos(), false)
			case n == lexicon.Once && verb == lexicon.Read:
				c.add(FindOnce, label, in.Pos(), false)
			case n == lexicon.Watch && verb == lexicon.Change && sub.kind == "key":
				c.add(Revoke, "column "+sub.text, in.Pos(), true)
			}
		}
	}
}

// says reports whether it can be read what a call of a store is about.
func (c *collector) says(call *ssa.CallCommon, about []subject) bool {
	command := c.command(call)
	return slices.ContainsFunc(about, func(s subject) bool {
		return s.kind != "store" && s.text != command || s.kind == "store" && command == ""
	})
}

// recredCall notes a call that stores a user's new password: an update that
// gets a password's hash, or a password where its code isn't seen.
func (c *collector) recredCall(in ssa.CallInstruction, name string, found bool) {
	if !c.recredNamed(in, name, found) {
		c.storesHash(in, name, found)
	}
}

// recredNamed judges a call whose name says that it changes a user, and reports
// whether it stores a password.
func (c *collector) recredNamed(in ssa.CallInstruction, name string, found bool) bool {
	call := in.Common()
	if lexicon.VerbOf(name) != lexicon.Change {
		return false
	}
	if pkg := names.Package(call); pkg != nil && lexicon.ElsewhereToken(pkg.Name()) {
		return false
	}
	noun, recv := c.s.Noun(name), names.Receiver(call)
	if lexicon.SecondFactor(name) {
		return false
	}
	about := noun == lexicon.Passwords || noun == lexicon.Account || lexicon.NounOf(recv) == lexicon.Account
	for _, sub := range c.subject(call) {
		n := lexicon.NounOf(sub.text)
		about = about || n == lexicon.Account && sub.kind != "key" || n == lexicon.Passwords && sub.kind == "key"
	}
	if !about {
		return false
	}
	plain := !found || lexicon.NounOf(recv) == lexicon.Account && lexicon.VerbOf(recv) == lexicon.Change // or a builder, with a hook that hashes
	for _, a := range names.Arguments(call.Args) {
		if c.s.isHash(a) || plain && !call.IsInvoke() && noun == lexicon.Passwords && isText(a.Type()) && !isConst(a) && lexicon.NounOf(c.s.names.Of(a)) == lexicon.Passwords {
			c.recred("call "+name, in.Pos(), a)
			return true
		}
	}
	return false
}

func isConst(v ssa.Value) bool {
	if m, ok := v.(*ssa.MakeInterface); ok {
		v = m.X
	}
	_, ok := v.(*ssa.Const)
	return ok
}

// persisted is what the catalog says that a call does to a store.
func (c *collector) persisted(call *ssa.CallCommon) lexicon.Verb {
	for _, e := range c.s.Values.Tracer.Lookup(call) {
		if e.Role != catalog.Persist {
			continue
		}
		if e.Attr("command") != "" {
			for _, text := range c.s.names.Texts(ir.Argument(call, e.Int("command", 0))) {
				return stored(commandKind(e, text))
			}
		}
		if v := stored(e.Attr("kind")); v != lexicon.NoVerb {
			return v
		}
	}
	return lexicon.NoVerb
}

// command is the text of a call that names a store's command, or "".
func (c *collector) command(call *ssa.CallCommon) string {
	for _, e := range c.s.Values.Tracer.Lookup(call) {
		if e.Role != catalog.Persist || e.Attr("command") == "" {
			continue
		}
		for _, text := range c.s.names.Texts(ir.Argument(call, e.Int("command", 0))) {
			return text
		}
	}
	return ""
}

// commandKind is the kind of a command, by the lists of the catalog's line.
func commandKind(e *catalog.Entry, command string) string {
	for _, kind := range []string{"delete", "insert", "read"} {
		if slices.Contains(strings.Split(e.Attr(kind), ","), strings.ToUpper(command)) {
			return kind
		}
	}
	return ""
}

// stored is the verb of a kind of persist.
func stored(kind string) lexicon.Verb {
	switch kind {
	case "delete":
		return lexicon.End
	case "update", "upsert":
		return lexicon.Change
	case "insert":
		return lexicon.Create
	case "read":
		return lexicon.Read
	case "part":
		return lexicon.Ask
	}
	return lexicon.NoVerb
}
