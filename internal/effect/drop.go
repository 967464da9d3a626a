package effect

import (
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/names"
	"github.com/sessionlint/sessionlint/internal/sqltext"
)

// Drops are what a function ends under a name that does not say what it is:
// a row of "logins", a key "web:…", a message to whoever keeps the table. They
// are ends of sessions where somebody looks sessions up under that name (see
// learn.go); and a logout that drops something is given the benefit of the
// doubt.

// drops adds that something is ended, unless its name says that it is another
// thing.
func (c *collector) drops(label string, pos token.Pos, many bool) {
	if c.s.learned[label] {
		c.add(Revoke, label, pos, many)
		return
	}
	_, name, _ := strings.Cut(label, " ")
	switch lexicon.NounOf(name) {
	case lexicon.NoNoun, lexicon.LoggedIn, lexicon.Session:
		if !lexicon.OtherStore(name) {
			c.add(Drop, label, pos, many)
		}
	}
}

// dropsRow judges a statement on a table whose name does not say what it is.
func (c *collector) dropsRow(st sqltext.Statement, label string, pos token.Pos, many bool) {
	switch st.Verb {
	case "delete":
		c.drops(label, pos, many)
		for _, child := range c.s.goWith(st.Table) {
			c.add(Revoke, "table "+child+" by ON DELETE CASCADE", pos, many)
		}
	case "update":
		for _, a := range assigned(strings.ToLower(st.Text)) {
			if lexicon.Ended(a.column) {
				c.drops(label, pos, many)
				return
			}
			if lexicon.KeyOfTokens(a.column) {
				c.add(Drop, "row", pos, many) // what is signed with the old one is void
				return
			}
		}
	}
}

// dropsCall judges a call of a store, or of something unknown, whose verb is
// known.
func (c *collector) dropsCall(in ssa.CallInstruction, verb lexicon.Verb, subject []subject) {
	if names.Receiver(in.Common()) == "Map" && len(in.Common().Args) > 0 && c.s.unasked(in.Common().Args[0]) {
		return // nobody looks into it
	}
	switch verb {
	case lexicon.End:
		for _, sub := range subject {
			if label := sub.kind + " " + sub.text; c.s.asked[label] && !c.s.learned[label] {
				c.add(Drop, label, in.Pos(), false)
				return
			}
		}
		label := "store"
		for _, sub := range subject {
			if lexicon.OtherStore(sub.text) {
				return
			}
			if c.s.learned[sub.kind+" "+sub.text] {
				c.add(Revoke, sub.kind+" "+sub.text, in.Pos(), false)
				return
			}
			if sub.kind == "type" && c.s.unclear(sub.text) { // what else there is are its conditions
				c.add(Drop, "type "+sub.text, in.Pos(), false)
				return
			}
			if n := lexicon.NounOf(sub.text); n != lexicon.NoNoun && n != lexicon.LoggedIn && n != lexicon.Session {
				return
			}
			if label == "store" && (sub.kind != "key" || strings.ContainsAny(sub.text, ":_-/")) {
				label = sub.kind + " " + sub.text
			}
		}
		c.add(Drop, label, in.Pos(), false)
	case lexicon.Change, lexicon.Create: // a mark under the key of what has ended
		if !c.keyed(in.Common()) {
			return
		}
		for _, sub := range subject {
			if sub.kind == "key" {
				if lexicon.DenyList(sub.text) && c.s.unread(sub.text) {
					return
				}
				c.marks(sub.text, in.Pos())
				return
			}
		}
	}
}

// marks adds that something is stored under a key, which may be the mark of what
// has ended, or what is kept there.
func (c *collector) marks(key string, pos token.Pos) {
	label := Mark + "key " + key
	if c.s.Voids(label) {
		c.add(Revoke, "key "+key, pos, false)
		return
	}
	switch lexicon.NounOf(key) {
	case lexicon.NoNoun, lexicon.LoggedIn, lexicon.Session:
		if !lexicon.OtherStore(key) {
			c.add(Drop, label, pos, false)
		}
	}
}

// Mark begins the noun of a Drop that stores something.
const Mark = "mark "

// Voids reports whether a drop is known to end a session: the packages look
// sessions up where it was. What is stored under a key ends one where the key is
// made of what a verified token says; under the text itself that a client
// presents it may be the session.
func (s *Package) Voids(noun string) bool {
	if key, ok := strings.CutPrefix(noun, Mark); ok {
		return s.learned[key] && !s.learned[sure+key]
	}
	return s.learned[noun]
}

// keyed reports whether a call stores something under a key.
func (c *collector) keyed(call *ssa.CallCommon) bool {
	for _, e := range c.s.Values.Tracer.Lookup(call) {
		if e.Role == catalog.Persist && e.Attr("key") != "" {
			return true
		}
	}
	return false
}

// dropsMessage judges what is sent through a channel: an order to whoever keeps
// the table.
func (c *collector) dropsMessage(in *ssa.Send) {
	x := in.X
	if m, ok := x.(*ssa.MakeInterface); ok {
		x = m.X
	}
	if record(x.Type()) || ir.IsString(x.Type()) {
		if st, ok := types.Unalias(x.Type()).Underlying().(*types.Struct); !ok || st.NumFields() > 0 {
			c.add(Drop, "channel "+c.s.names.Of(in.Chan), in.Pos(), false)
		}
	}
}

// dropsElsewhere judges calls by which another program may end the session: a
// script of the store, a request to another service.
func (c *collector) dropsElsewhere(in ssa.CallInstruction) {
	name := ir.Callee(in.Common())
	switch {
	case names.Receiver(in.Common()) == "Script" && (names.Call(in.Common()) == "Run" || strings.HasPrefix(names.Call(in.Common()), "Eval")),
		strings.HasPrefix(names.Call(in.Common()), "Eval") && c.s.Noun(names.Receiver(in.Common())) == lexicon.NoNoun && strings.Contains(name, "redis"):
		c.add(Drop, "script", in.Pos(), false)
	case name == "os.Remove" || name == "os.RemoveAll":
		c.add(Drop, "file", in.Pos(), false)
	case name == "(*net/http.Client).Do" || name == "(*net/http.Client).Post" || name == "(*net/http.Client).PostForm" || name == "net/http.Post" || name == "net/http.PostForm":
		c.add(Drop, "request", in.Pos(), false)
	}
}

// mayHold reports whether a map can be a table of sessions: by ids, which are
// texts, of records.
func mayHold(t types.Type) bool {
	m, ok := t.Underlying().(*types.Map)
	if !ok {
		return true
	}
	k, basic := m.Key().Underlying().(*types.Basic)
	return (!basic || k.Info()&types.IsString != 0) && !lexicon.Serves(names.Type(m.Elem()))
}
