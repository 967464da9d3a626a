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

// MayAnswer reports whether an interface's method whose implementation isn't in
// sight may be the end of sessions: its name promises it, or says nothing.
func (s *Package) MayAnswer(full string) bool { return MayAnswer(full) || s.wordless(full) }

// MayEnd reports whether an interface's method whose implementation isn't in
// sight may end a session: its name promises it, or says nothing.
func (s *Package) MayEnd(full string) bool { return mayEnd(full) || s.wordless(full) }

func mayEnd(full string) bool {
	name := full[strings.LastIndex(full, ".")+1:]
	return lexicon.Logout(name) || lexicon.VerbOf(name) == lexicon.End
}

// wordless reports whether the name of a method of one of the program's own
// interfaces says nothing of what it does: only its implementation does.
func (s *Package) wordless(full string) bool {
	end := strings.LastIndex(full, ")")
	if !strings.HasPrefix(full, "(") || end < 0 {
		return false
	}
	typ := full[1:end]
	dot := strings.LastIndex(typ, ".")
	name := full[end+2:]
	return dot > 0 && s.inModule(typ[:dot]) && lexicon.VerbOf(name) == lexicon.NoVerb && !lexicon.RunsStatement(name)
}

// Known reports whether the program has an implementation of an interface's
// method in sight: then what isn't known of it isn't done. Of a method that tells
// others what has happened that says nothing.
func (s *Package) Known(full string) bool {
	return !lexicon.Tells(full[strings.LastIndex(full, ".")+1:]) && s.Dispatch.Implemented(full, s.inModule)
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
