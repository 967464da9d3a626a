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
)

// A subject is what a call of a store is about: a model's type, a table, a
// key.
type subject struct {
	kind string // type, key, store
	text string

	hangs bool // a type that names the session which it belongs to
}

// subject collects what a call of a library is about from its arguments and
// from the chain of calls before it: db.Where("user_id = ?", id).Delete(&Session{}).
func (c *collector) subject(call *ssa.CallCommon) []subject {
	var r []subject
	for range 6 {
		for _, a := range c.parts(names.Arguments(call.Args)) {
			if m := c.s.modelName(a); m != "" {
				r = append(r, subject{kind: "type", text: m, hangs: hangs(a.Type())})
			}
			if ir.IsString(a.Type()) || isText(a.Type()) {
				ts := c.s.names.Texts(a)
				if len(ts) == 0 {
					ts = c.s.names.Matched(a)
				}
				for _, t := range ts {
					if len(t) <= 80 {
						r = append(r, subject{kind: "key", text: prefix(t)})
					}
				}
			} else if sl, ok := a.Type().Underlying().(*types.Slice); ok && ir.IsString(sl.Elem()) {
				for _, t := range append(c.s.names.Matched(a), c.s.names.Listed(a)...) {
					r = append(r, subject{kind: "key", text: prefix(t)})
				}
			} else if ok && types.IsInterface(sl.Elem()) {
				for _, t := range c.s.names.Matched(a) {
					r = append(r, subject{kind: "key", text: prefix(t)})
				}
			}
		}
		prev := link(call)
		if prev == nil {
			recv := receiver(call)
			// The store itself: h.sessions.Delete(id).
			if recv != nil && !databaseSession(recv.Type()) {
				if n := c.s.names.Of(recv); n != "" {
					r = append(r, subject{kind: "store", text: n})
				}
				if n := names.Type(recv.Type()); n != "" && lexicon.VerbOf(n) != lexicon.Ask {
					r = append(r, subject{kind: "store", text: n})
				}
			}
			return r
		}
		call = prev
	}
	return r
}

// parts are arguments, and those of the calls that make one which is a part of
// what is stored: txn.SetEntry(badger.NewEntry(key, value)).
func (c *collector) parts(args []ssa.Value) []ssa.Value {
	r := args
	for _, a := range args {
		made, ok := a.(*ssa.Call)
		if ok && slices.ContainsFunc(c.s.Values.Tracer.Lookup(&made.Call), func(e *catalog.Entry) bool {
			return e.Role == catalog.Persist && e.Attr("kind") == "part" && e.Attr("key") != ""
		}) {
			r = append(slices.Clone(r), names.Arguments(made.Call.Args)...)
		}
	}
	return r
}

// databaseSession reports whether a type is a connection or transaction that its
// library calls a session.
func databaseSession(t types.Type) bool {
	path := ir.TypePath(t)
	i := strings.LastIndex(path, ".")
	return i > 0 && strings.HasSuffix(path, "Session") && lexicon.DatabaseSession(path[strings.LastIndex(path[:i], "/")+1:i])
}

// modelName is the name of the struct type of the program's own that a value
// of an ORM call is, or "".
func (s *Package) modelName(v ssa.Value) string {
	if m, ok := v.(*ssa.MakeInterface); ok {
		v = m.X
	}
	t := v.Type()
	for range 4 {
		switch u := types.Unalias(t).(type) {
		case *types.Pointer:
			t = u.Elem()
			continue
		case *types.Slice:
			t = u.Elem()
			continue
		}
		break
	}
	n, ok := types.Unalias(t).(*types.Named)
	if !ok {
		return ""
	}
	if _, ok := n.Underlying().(*types.Struct); !ok || n.Obj().Pkg() == nil || !s.InModule(n.Obj().Pkg().Path()) {
		return ""
	}
	return n.Obj().Name()
}

// InModule reports whether a package is of the program's own module, as far as
// that is known.
func (s *Package) InModule(path string) bool {
	m := s.pass.Module
	if m == nil || m.Path == "" {
		return !origin.Std(path) && !catalog.Default().Covered(path)
	}
	return path == m.Path || strings.HasPrefix(path, m.Path+"/")
}

// prefix is the part of a key that is the same for all of its kind: a pattern's
// or a format's beginning.
func prefix(key string) string {
	if i := strings.IndexAny(key, "%*"); i > 1 {
		return key[:i]
	}
	return key
}

// hangs reports whether a record's type has a field for the session that it
// belongs to.
func hangs(t types.Type) bool {
	for {
		p, ok := t.Underlying().(*types.Pointer)
		if !ok {
			break
		}
		t = p.Elem()
	}
	st, ok := t.Underlying().(*types.Struct)
	if !ok || lexicon.NounOf(names.Type(t)) != lexicon.Session {
		return false
	}
	for f := range st.Fields() {
		if lexicon.SessionField(f.Name()) {
			return !strings.EqualFold(names.Type(t), "session")
		}
	}
	return false
}

// sql adds what the SQL text among a call's arguments does, and reports
// whether there is one.
func (c *collector) sql(in ssa.CallInstruction) bool {
	found := false
	args := names.Arguments(in.Common().Args)
	for _, a := range args {
		if !ir.IsString(a.Type()) {
			continue
		}
		for _, text := range c.s.names.Texts(a) {
			for _, st := range sqltext.Statements(text) {
				found = true
				c.statement(in, st, args)
			}
		}
	}
	return found
}

func (c *collector) statement(in ssa.CallInstruction, st sqltext.Statement, args []ssa.Value) {
	noun := c.s.Holds("table", st.Table)
	low := strings.ToLower(st.Text)
	if st.Verb != "select" {
		c.add(Write, "", in.Pos(), false)
	}
	label := "table " + st.Table
	many := strings.Contains(low, "user") || !strings.Contains(low, "where") || ofSomebody(st)
	switch {
	case st.Verb == "update" && (setsWatermark(low) || noun == lexicon.Account && raises(low)):
		c.add(Revoke, label, in.Pos(), true)
	case noun == lexicon.Account && st.Verb == "delete":
		c.removes(st.Table, label, in.Pos())
	case noun == lexicon.Session:
		switch st.Verb {
		case "delete":
			if strings.Contains(low, "returning") {
				c.add(Find, label, in.Pos(), false)
			}
			if !clears(low) && !outdated(in.Block()) {
				c.ends(label, in, many, oneSession.MatchString(low))
			}
		case "update":
			if clears(low) {
				break
			}
			if strings.Contains(low, "revoked") || strings.Contains(low, "deleted") || strings.Contains(low, "valid") || strings.Contains(low, "expire") {
				c.add(Revoke, label, in.Pos(), many)
			} else {
				c.add(Begin, label, in.Pos(), false)
			}
		case "insert":
			c.begins(label, lexicon.SessionColumn(low), in.Pos())
			if on := sqltext.Conflict(st.Text); len(on) == 1 && lexicon.Owner(on[0]) {
				c.add(Revoke, label, in.Pos(), true) // a user has one row, and it is written over
			}
		case "select":
			c.add(Find, label, in.Pos(), ofOwner(st.Text))
		}
	case noun == lexicon.Once:
		switch st.Verb {
		case "delete", "update":
			c.add(Consume, label, in.Pos(), false)
		case "select":
			c.add(FindOnce, label, in.Pos(), false)
		}
	}
	if noun != lexicon.Session && c.s.unclear(st.Table) {
		c.dropsRow(st, label, in.Pos(), many)
		if st.Verb == "insert" {
			c.puts(label, in.Pos())
			if on := sqltext.Conflict(st.Text); len(on) == 1 && lexicon.Owner(on[0]) {
				c.s.note(oneEach)
			}
		}
	}
	if st.Verb == "update" && noun == lexicon.Account {
		c.columns(low, label, in.Pos())
	}
	if st.Verb == "update" && !firstPassword.MatchString(low) {
		named := setsPasswordColumn(low) || noun == lexicon.Account && setsUnknown(low)
		for _, a := range args {
			if named && c.s.isHash(a) || c.s.hashOf(a) == hashed && !elsewhere(st.Table) && c.ofPassword(a) {
				c.recred(label, in.Pos(), a)
				for _, t := range c.s.goWith(st.Table + passwordTrigger) {
					c.add(Revoke, "table "+t+" by a trigger", in.Pos(), true)
				}
				return
			}
		}
		if named && strings.Contains(low, "crypt(") { // hashed by the database
			c.add(Recred, label, in.Pos(), false)
		}
	}
}

// begins adds that a record is created, which may belong to a session.
func (c *collector) begins(label string, hangs bool, pos token.Pos) {
	if kind, name, _ := strings.Cut(label, " "); kind == "type" && lexicon.NotRecord(name) && !c.s.learned[sure+label] {
		return
	}
	c.put(Effect{Kind: Begin, Noun: label, At: c.s.Values.Tracer.Step(pos, Begin.String()), By: c.by, Hangs: hangs})
}

// removes adds that a user is deleted, and the sessions with it where the
// database sees to that.
func (c *collector) removes(user, label string, pos token.Pos) {
	if !lexicon.OnlyUsers(user) {
		return // a link, a role, a list of theirs
	}
	if t := c.s.goesWith(user); t != "" {
		c.add(Revoke, "table "+t+" by ON DELETE CASCADE", pos, true)
	}
	c.add(Remove, label, pos, false)
}

// columns adds what an UPDATE of users changes in what they may do.
func (c *collector) columns(low, label string, pos token.Pos) {
	for _, a := range assigned(low) {
		c.changes(a, label, pos)
	}
}

// changes adds what an assignment to a column of users changes.
func (c *collector) changes(a assignment, label string, pos token.Pos) {
	switch lexicon.NounOf(a.column) {
	case lexicon.Role:
		c.add(Rerole, label, pos, false)
	case lexicon.Status:
		if lexicon.LocksByName(a.column) && !lexicon.Unlocks(a.column, a.value) {
			c.add(Restatus, label, pos, false)
		}
	case lexicon.Factor:
		c.add(Refactor, label, pos, false)
	}
}

// An assignment is one of an UPDATE's SET clause.
type assignment struct{ column, value string }

// assigned returns what an UPDATE's SET clause assigns.
func assigned(low string) []assignment {
	_, set, ok := strings.Cut(low, " set ")
	if !ok {
		_, set, ok = strings.Cut(low, "set\n")
	}
	if !ok {
		return nil
	}
	set, _, _ = strings.Cut(set, "where")
	var r []assignment
	for _, part := range strings.Split(set, ",") {
		if col, val, ok := strings.Cut(part, "="); ok {
			col = strings.TrimSpace(col)
			col = col[strings.LastIndex(col, ".")+1:]
			r = append(r, assignment{strings.Trim(col, "\"`[]() \t\n"), strings.Trim(val, " \t\n'")})
		}
	}
	return r
}

func setsWatermark(low string) bool {
	for _, a := range assigned(low) {
		if lexicon.IsWatermark(a.column) {
			return true
		}
	}
	return false
}

// setsUnknown reports whether an UPDATE sets a column whose name says nothing,
// or that it is a hash.
func setsUnknown(low string) bool {
	for _, a := range assigned(low) {
		if lexicon.OwnPassword(a.column) {
			return true
		}
	}
	return false
}

// raises reports whether an UPDATE counts a column up that counts nothing that
// happens: a version of what is valid.
func raises(low string) bool {
	for _, a := range assigned(low) {
		if strings.ReplaceAll(a.value, " ", "") == a.column+"+1" && !lexicon.Counts(a.column) {
			return true
		}
	}
	return false
}

func setsPasswordColumn(low string) bool {
	for _, a := range assigned(low) {
		if lexicon.NounOf(a.column) == lexicon.Passwords {
			return true
		}
	}
	return false
}
