package effect

import (
	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/sqltext"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// What sessions are called here: a table, a key's prefix or a map that is asked
// with what the session's cookie or the Authorization header holds keeps
// sessions, whatever its name is.

// learn finds the names in the package's own look-ups.
func (s *Package) learn() {
	s.learned = map[string]bool{}
	for _, l := range s.Outside.Learned {
		s.learned[l] = true
	}
	for _, fn := range s.IR.Funcs {
		c := &collector{s: s, fn: fn}
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				switch in := in.(type) {
				case *ssa.Lookup:
					if kept(in.X) && s.presented(in.Index) {
						s.note("map " + s.nameOf(in.X))
					}
				case *ssa.Call:
					c.learnFrom(in)
				}
			}
		}
	}
}

// learnFrom notes what a call looks up by what the client presents.
func (c *collector) learnFrom(in *ssa.Call) {
	args := flat(in.Call.Args)
	asked := false
	for _, a := range args {
		asked = asked || isText(a.Type()) && c.s.presented(a)
	}
	if !asked {
		return
	}
	for _, a := range args {
		for _, text := range c.s.texts(a) {
			for _, st := range sqltext.Statements(text) {
				if st.Verb == "select" && lexicon.NounOf(st.Table) == lexicon.NoNoun {
					c.s.note("table " + st.Table)
				}
			}
		}
	}
	if c.persisted(&in.Call) != lexicon.Read {
		return
	}
	for _, sub := range c.subject(&in.Call) {
		if sub.kind == "key" && len(sub.text) > 1 && lexicon.NounOf(sub.text) == lexicon.NoNoun {
			c.s.note("key " + sub.text)
		}
	}
}

func (s *Package) note(label string) {
	if len(s.learned) < maxListed {
		s.learned[label] = true
	}
}

// presented reports whether a value is what the client presents as its
// session: a cookie's value, a bearer token, or made of it.
func (s *Package) presented(v ssa.Value) bool {
	for _, m := range s.Values.Tracer.Of(v).Marks() {
		switch m.Kind() {
		case trace.FromCookie:
			if _, other := lexicon.SessionCookie(m.Name()); !other {
				return true
			}
		case trace.FromHeader:
			if lexicon.Credential(m.Name()) {
				return true
			}
		}
	}
	return false
}
