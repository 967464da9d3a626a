package verdict

import (
	"slices"
	"strings"

	"github.com/sessionlint/sessionlint/internal/effect"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// dropsSession reports whether what is ended may be the session: it is kept in
// another kind of store than the sessions that are known, or none is known.
func (s *Package) dropsSession(effects []effect.Effect) bool {
	for _, e := range effects {
		if e.Kind == effect.Drop && !s.knownOther(e.Noun) && !(named(e.Noun) && s.signedOnly()) {
			return true
		}
	}
	return false
}

// named reports whether a noun names a store, which somebody would have to ask.
func named(noun string) bool {
	noun = strings.TrimPrefix(noun, effect.Mark)
	return kindOf(noun) != "" || strings.HasPrefix(noun, "store ")
}

// signedOnly reports whether tokens are signed and no sessions are known: what
// is deleted then ends a token only where it is asked for, and that has been
// learned.
func (s *Package) signedOnly() bool {
	return len(s.Module.JWT) > 0 && len(s.Module.Begins) == 0 && len(s.Module.Finds) == 0
}

// knownOther reports whether sessions are known to be kept under another name
// in a store of the kind that the noun names, or in a database where it names
// a map: who is online, who listens.
func (s *Package) knownOther(noun string) bool {
	kind := kindOf(noun)
	if kind == "" {
		return false
	}
	for _, known := range append(s.Module.Begins[:len(s.Module.Begins):len(s.Module.Begins)], s.Module.Finds...) {
		if _, name, _ := strings.Cut(known.Noun, " "); (kindOf(known.Noun) == kind || kind == "map" && kindOf(known.Noun) == "table") && known.Noun != noun && lexicon.NounOf(name) == lexicon.Session {
			return true
		}
	}
	return !s.Voids(noun) && slices.ContainsFunc(s.Opened(), func(known string) bool { return kindOf(known) == kind && known != noun })
}

// dropsUsers does the same for all that a user has.
func (s *Package) dropsUsers(effects []effect.Effect) bool {
	return slices.ContainsFunc(effects, func(e effect.Effect) bool { return e.Kind == effect.Drop && e.Many && !s.knownOther(e.Noun) })
}
