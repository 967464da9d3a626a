package effect

import (
	"go/ast"
	"strings"

	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// What the names of functions promise whose code isn't seen.

// MayAnswer reports whether what an interface's method or a function value
// does may be the end of sessions: it ends something, or tells others what
// has happened.
func MayAnswer(full string) bool {
	name := full[strings.LastIndex(full, ".")+1:]
	if lexicon.VerbOf(name) == lexicon.End && lexicon.NounOf(name) != lexicon.Once && !lexicon.EndsOther(name) || lexicon.NounOf(name) == lexicon.Watch {
		return true
	}
	return lexicon.Tells(name)
}

// MayEnd reports whether an interface's method may end a session, by its name.
func MayEnd(full string) bool {
	name := full[strings.LastIndex(full, ".")+1:]
	return lexicon.Logout(name) || lexicon.VerbOf(name) == lexicon.End
}

// Blamable reports whether a function of this name decides for itself what
// follows a change: it is exported, and no part of the layer that only stores.
func Blamable(full string) bool {
	name := full[strings.LastIndex(full, ".")+1:]
	return ast.IsExported(name) && !StoreLayer(full)
}

// StoreLayer reports whether a function's full name is one of the layer that
// stores what it is told to.
func StoreLayer(full string) bool {
	full = strings.TrimLeft(full, "(*")
	parts := strings.FieldsFunc(full, func(r rune) bool { return r == '/' || r == '.' || r == ')' })
	for _, part := range parts[max(0, len(parts)-3) : len(parts)-1] {
		if lexicon.StoreLayer(part) {
			return true
		}
	}
	return false
}
