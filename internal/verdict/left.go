package verdict

import (
	"slices"
	"strings"

	"github.com/sessionlint/sessionlint/internal/effect"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// A Login is a function that logs somebody in, with the records that it
// creates for that.
type Login struct {
	Name   string // full name
	Begins []effect.Effect
}

// logins returns the package's own that create more than one.
func (s *Package) logins() []Login {
	var r []Login
	for _, fn := range s.IR.Funcs {
		f := s.Of(fn)
		if f.Role != effect.LoginRole || fn.Parent() != nil {
			continue
		}
		l := Login{Name: ir.FuncName(fn)}
		for _, e := range f.Effects {
			if e.Kind == effect.Begin && recorded(e.Noun) {
				l.Begins = append(l.Begins, e)
			}
		}
		if len(l.Begins) > 1 {
			r = append(r, l)
		}
	}
	return r
}

// left returns a record that a login creates beside another and that a
// function leaves, though it ends the other: the refresh token beside the
// session. A record that names the session which it belongs to is nothing
// without it.
func (s *Package) left(f *effect.Function) *effect.Effect {
	var ended []string
	for _, e := range f.Effects {
		switch e.Kind {
		case effect.Maybe:
			return nil
		case effect.Revoke:
			kind, name, _ := strings.Cut(e.Noun, " ")
			if e.By != "" || !recorded(e.Noun) || kind != "map" && s.Holds(kind, name) != lexicon.Session {
				return nil // what it ends isn't seen, or is all that there is
			}
			ended = append(ended, e.Noun)
		}
	}
	if len(ended) == 0 || anyCall(f.Calls, s.MayAnswer) {
		return nil
	}
	for i := range s.known.Logins {
		both := false
		var rest *effect.Effect
		for j, e := range s.known.Logins[i].Begins {
			switch {
			case slices.Contains(ended, e.Noun):
				both = true
			case rest == nil && !e.Hangs && (alike(e.Noun, ended) || s.cached(e.Noun) || s.besideKeys(e.Noun, ended)) && !listing(e.Noun):
				rest = &s.known.Logins[i].Begins[j]
			}
		}
		if both && rest != nil {
			return rest
		}
	}
	return nil
}

// recorded reports whether an effect's noun names a record, and not only a method.
func recorded(noun string) bool { return kindOf(noun) != "" }

// kindOf is the kind of a record: table, type, key or map.
func kindOf(noun string) string {
	kind, _, _ := strings.Cut(noun, " ")
	switch kind {
	case "table", "type", "key", "map":
		return kind
	}
	return ""
}

// alike reports whether a record is of the kind of those that are ended: one
// table can't be compared with another's type.
func alike(noun string, ended []string) bool {
	return slices.ContainsFunc(ended, func(e string) bool { return kindOf(e) == kindOf(noun) })
}

// besideKeys reports whether a record is looked up in a database, and what is
// ended lies under keys.
func (s *Package) besideKeys(noun string, ended []string) bool {
	return (kindOf(noun) == "table" || kindOf(noun) == "type") && s.found(noun) &&
		!slices.ContainsFunc(ended, func(e string) bool { return kindOf(e) != "key" })
}

// found reports whether a record is looked up somewhere.
func (s *Package) found(noun string) bool {
	return slices.ContainsFunc(s.Module.Finds, func(e effect.Effect) bool { return e.Noun == noun && e.By == "" })
}

// cached reports whether requests are looked up in a cache under a key: that
// a row of a table is deleted does not touch it.
func (s *Package) cached(noun string) bool {
	return kindOf(noun) == "key" && s.found(noun)
}

// listing reports whether a key is that of the list of a user's sessions.
func listing(noun string) bool { return kindOf(noun) == "key" && lexicon.Many(noun) }

// forgottenCache returns the cache in which a session goes on that a function
// ends in the table behind it.
func (s *Package) forgottenCache(f *effect.Function) *effect.Effect {
	for _, c := range s.Module.Caches {
		ended := false
		for _, e := range f.Effects {
			switch e.Kind {
			case effect.Maybe:
				return nil
			case effect.Revoke, effect.Drop:
				if e.Noun == "store" || slices.Contains(c.Labels, e.Noun) || e.Kind == effect.Revoke && !recorded(e.Noun) {
					return nil
				}
				ended = ended || e.Noun == c.Record
			}
		}
		if ended && !anyCall(f.Calls, s.MayAnswer) {
			return &effect.Effect{Noun: strings.TrimLeft(strings.TrimPrefix(c.Labels[0], "store"), " "), At: c.At}
		}
	}
	return nil
}
