package effect

import (
	"go/token"
	"maps"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/names"
	"github.com/sessionlint/sessionlint/internal/sqltext"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// What sessions are called here: a table, a key's prefix or a map that is asked
// with what the session's cookie or the Authorization header holds keeps
// sessions, whatever its name is.

// stamped says that sessions hold a digest of the password, and are void with it.
const stamped = "stamp"

// freshLookup says that the look-up of sessions asks whether the user may still log in.
const freshLookup = "fresh"

// reread says that the user whose session has been found is loaded for each
// request: a role that has changed counts at once.
const reread = "reread"

// oneEach says that a table holds one row for each user, which a login writes over.
const oneEach = "one each"

// OneEach reports whether there is such a table.
func (s *Package) OneEach() bool { return s.learned[oneEach] }

// rereads reports whether a function that looks sessions up loads the user, too,
// by what the session says.
func (s *Package) rereads() bool {
	for _, fn := range s.IR.Funcs {
		if s.own[fn] == nil || s.own[fn].Has(Find) == nil {
			continue
		}
		c := s.collect(fn, &Function{})
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				call, ok := in.(*ssa.Call)
				if ok && c.loadsUser(&call.Call) && slices.ContainsFunc(names.Arguments(call.Call.Args), c.ownerOf) {
					return true
				}
			}
		}
	}
	return false
}

// loadsUser reports whether a call looks users up.
func (c *collector) loadsUser(call *ssa.CallCommon) bool {
	name := names.Call(call)
	if lexicon.VerbOf(name) == lexicon.Read && c.s.Noun(name) == lexicon.Account {
		return true
	}
	for _, a := range names.Arguments(call.Args) {
		if slices.ContainsFunc(selected(c.s.names.Texts(a)), func(table string) bool { return lexicon.NounOf(table) == lexicon.Account }) {
			return true
		}
		if lexicon.VerbOf(name) == lexicon.Read && lexicon.NounOf(c.s.modelName(a)) == lexicon.Account {
			return true
		}
	}
	return false
}

// ownerOf reports whether a value is the field of a record of sessions that says
// whose it is.
func (c *collector) ownerOf(v ssa.Value) bool {
	var field, owner string
	switch x := ir.Unconverted(v).(type) {
	case *ssa.UnOp:
		fa, ok := x.X.(*ssa.FieldAddr)
		if !ok {
			return false
		}
		field, owner = ir.FieldName(fa), names.Owner(fa)
	case *ssa.Field:
		field, owner = ir.FieldOf(x), names.Type(x.X.Type())
	}
	field = field[strings.LastIndex(field, ".")+1:]
	return lexicon.Owner(field) && (c.s.Noun(owner) == lexicon.Session || c.s.learned[sure+"type "+owner])
}

// anew reports whether a text looks sessions up together with their users and
// asks for the users' status.
func anew(text string) bool {
	session, account := false, false
	for _, st := range sqltext.Statements(text) {
		session = session || st.Verb == "select" && lexicon.NounOf(st.Table) == lexicon.Session
		account = account || st.Verb == "select" && lexicon.NounOf(st.Table) == lexicon.Account
	}
	_, where, _ := strings.Cut(strings.ToLower(text), "where")
	return session && account && slices.ContainsFunc(lexicon.Words(where), func(w string) bool { return lexicon.LocksByName(w) })
}

// learn finds the names in the package's own look-ups.
func (s *Package) learn() {
	s.learned = map[string]bool{}
	for _, l := range s.Module.Learned {
		s.learned[l] = true
	}
	if s.stamps() {
		s.note(stamped)
	}
	s.findLooks()
	for _, fn := range s.IR.Funcs {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				if call, ok := in.(*ssa.Call); ok {
					s.learnFresh(&call.Call)
					s.learnLists(fn, &call.Call)
				}
				for _, l := range s.lookUps(fn, in) {
					if s.learned[sure+l.label] {
						continue
					}
					switch opens, is := s.presented(l.by); {
					case opens:
						s.note(sure + l.label)
						s.note(l.label)
					case is:
						s.note(l.label)
					}
				}
			}
		}
	}
	s.learnBehind()
}

// learnFresh notes look-ups of sessions that ask for their users' status.
func (s *Package) learnFresh(call *ssa.CallCommon) {
	for _, a := range names.Arguments(call.Args) {
		if ir.IsString(a.Type()) && slices.ContainsFunc(s.names.Texts(a), anew) {
			s.note(freshLookup)
		}
	}
}

func (s *Package) note(label string) {
	if len(s.learned) < maxListed {
		s.learned[label] = true
	}
}

// sure marks the names of what is asked with the text itself that a client
// presents, and not only with what a verified token says: who it is for.
const sure = "sure "

// presented reports whether a value is what the client presents as its
// session, a cookie's value, a bearer token, or made of it; and whether it is
// that or what a verified token says.
func (s *Package) presented(v ssa.Value) (opens, is bool) {
	for _, m := range s.Values.Tracer.Of(v).Marks() {
		switch m.Kind() {
		case trace.FromCookie:
			if _, other := lexicon.SessionCookie(m.Name()); !other {
				opens, is = true, true
			}
		case trace.FromHeader:
			if lexicon.Credential(m.Name()) {
				opens, is = true, true
			}
		case trace.Claims:
			is = true
		}
	}
	return opens, is
}

// Asked names a store that is asked with the very text that clients present as
// their session, "table visits", or the method that asks it; "" if none is known.
func (s *Package) Asked() string {
	for _, label := range s.Opened() {
		if _, name, _ := strings.Cut(label, " "); !lexicon.DenyList(name) {
			return label
		}
	}
	for _, l := range slices.Sorted(maps.Keys(s.learned)) {
		if call, ok := strings.CutPrefix(l, sure+behind); ok {
			method, _, _ := strings.Cut(call, " ")
			return method
		}
	}
	return ""
}

// Opened are the stores that are asked with the very text that clients present,
// as far as they are known by name.
func (s *Package) Opened() []string {
	var r []string
	for l := range s.learned {
		if label, ok := strings.CutPrefix(l, sure); ok && !strings.HasPrefix(label, behind) {
			r = append(r, label)
		}
	}
	slices.Sort(r)
	return r
}

// AsksStores reports whether any store is known that is asked with what clients
// present, or with what their verified tokens say.
func (s *Package) AsksStores() bool {
	for l := range s.learned {
		switch kind, _, ok := strings.Cut(strings.TrimPrefix(l, sure), " "); kind {
		case "table", "type", "key", "map", "store":
			return ok
		}
	}
	return false
}

func (s *Package) isPresented(v ssa.Value) bool {
	_, is := s.presented(v)
	return is
}

// Holds is what a store keeps by its name, or by what has been learned of it:
// a table that is asked with the client's cookie keeps sessions.
func (s *Package) Holds(kind, name string) lexicon.Noun {
	n := s.Noun(name)
	if s.unclear(name) && s.learned[sure+kind+" "+name] {
		return lexicon.Session
	}
	return n
}

// stamps reports whether the package compares a digest of a user's password
// with what the session or token holds: a new password ends the sessions.
func (s *Package) stamps() bool {
	for _, fn := range s.IR.Funcs {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				switch in := in.(type) {
				case *ssa.BinOp:
					if (in.Op == token.EQL || in.Op == token.NEQ) && s.stamp(in.X, in.Y) {
						return true
					}
				case *ssa.Call:
					for _, e := range s.Values.Tracer.Lookup(&in.Call) {
						if as := e.Attr("as"); e.Role == catalog.Sink && (as == "compare" || as == "compare-safe") && len(in.Call.Args) == 2 && s.stamp(in.Call.Args[0], in.Call.Args[1]) {
							return true
						}
					}
				}
			}
		}
	}
	return false
}

func (s *Package) stamp(x, y ssa.Value) bool {
	return s.ofPassword(x) && s.held(y) || s.ofPassword(y) && s.held(x)
}

// ofPassword reports whether a text is a digest of a stored password's hash.
func (s *Package) ofPassword(v ssa.Value) bool {
	for _, a := range s.Values.Tracer.Of(v) {
		if !a.Has(trace.Hashed) {
			continue
		}
		for _, name := range a.Named(trace.FromField) {
			if passwordField(name) || lexicon.OwnPassword(name[strings.LastIndex(name, ".")+1:]) {
				return true
			}
		}
		if s.digests(v, 0) {
			return true
		}
	}
	return false
}

// digests reports whether a text is what a function makes of a text that the
// program calls a password or its hash.
func (s *Package) digests(v ssa.Value, depth int) bool {
	if depth > 4 {
		return false
	}
	switch v := v.(type) {
	case *ssa.Convert:
		return s.digests(v.X, depth+1)
	case *ssa.Slice:
		return s.digests(v.X, depth+1)
	case *ssa.Extract:
		return s.digests(v.Tuple, depth+1)
	case *ssa.Call:
		return slices.ContainsFunc(v.Call.Args, func(a ssa.Value) bool {
			n := s.names.Of(a)
			return isText(a.Type()) && n != "" && (lexicon.NounOf(n) == lexicon.Passwords || lexicon.OwnPassword(n)) || s.digests(a, depth+1)
		})
	}
	return false
}

// held reports whether a value is what a session or a verified token holds.
func (s *Package) held(v ssa.Value) bool {
	x := s.Values.Tracer.Of(v)
	return x.Has(trace.Session) || x.Has(trace.Claims) || x.Has(trace.FromCookie)
}

// VoidAfter reports whether sessions are void by themselves after a change.
func (s *Package) VoidAfter(k Kind) bool {
	return k == Recred && s.learned[stamped] || k == Rerole && s.learned[reread] || k == Restatus && s.learned[freshLookup]
}
