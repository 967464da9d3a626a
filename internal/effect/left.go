package effect

import (
	"slices"
	"strings"

	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// left returns a record that the package's login creates beside another and
// that the logout leaves, though it ends the other: the refresh token beside
// the session. A record that names the session which it belongs to is nothing
// without it.
func (s *Package) left(f *Function) *Effect {
	var ended []string
	for _, e := range f.Effects {
		switch e.Kind {
		case Maybe:
			return nil
		case Revoke:
			if e.By != "" || !named(e.Noun) {
				return nil // what it ends isn't seen
			}
			ended = append(ended, e.Noun)
		}
	}
	if len(ended) == 0 || anyCall(f.Calls, mayEnd) {
		return nil
	}
	for _, fn := range s.IR.Funcs {
		login := s.own[fn]
		if login == nil || login.Role != LoginRole || !s.Entry(fn) {
			continue
		}
		both := false
		var rest *Effect
		for i, e := range login.Effects {
			if e.Kind != Begin || !named(e.Noun) {
				continue
			}
			switch {
			case slices.Contains(ended, e.Noun):
				both = true
			case rest == nil && !e.Hangs && alike(e.Noun, ended) && !listing(e.Noun):
				rest = &login.Effects[i]
			}
		}
		if both && rest != nil {
			return rest
		}
	}
	return nil
}

// named reports whether an effect's noun names a record, and not only a method.
func named(noun string) bool { return kindOf(noun) != "" }

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

// listing reports whether a key is that of the list of a user's sessions.
func listing(noun string) bool { return kindOf(noun) == "key" && lexicon.Many(noun) }
