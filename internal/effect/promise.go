package effect

import (
	"go/ast"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
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

// Unsaid reports whether an interface's method may end sessions though its name
// does not say what it does: Withdraw, Close, GiveBack. Whoever sees what is
// behind it knows; the name is no proof that it does nothing.
func (s *Package) Unsaid(full string) bool {
	m := s.Dispatch.Method(full)
	return m != nil && mayAct(m)
}

// mayAct reports whether a method whose name says nothing may end something: it is
// told what, and gives back no more than whether it did.
func mayAct(m *types.Func) bool {
	name, sig := m.Name(), m.Signature()
	if lexicon.VerbOf(name) != lexicon.NoVerb || lexicon.Reports(name) || lexicon.Tells(name) || lexicon.OtherStore(name) || sig.Variadic() {
		return false
	}
	switch lexicon.NounOf(name) {
	case lexicon.NoNoun, lexicon.Session, lexicon.LoggedIn, lexicon.Account:
	default:
		return false
	}
	for r := range sig.Results().Variables() {
		if b, basic := r.Type().Underlying().(*types.Basic); !ir.IsError(r.Type()) && (!basic || b.Info()&(types.IsBoolean|types.IsInteger) == 0) {
			return false // it looks something up
		}
	}
	told := false
	for p := range sig.Params().Variables() {
		if n := ir.TypePath(p.Type()); n == "net/http.ResponseWriter" || catalog.Default().Has(n, catalog.EntryType) != nil {
			return false // it answers a request
		}
		told = told || ir.TypePath(p.Type()) != "context.Context"
	}
	return told
}

// worthKnowing reports whether that a method does nothing is worth knowing: its
// name promises an end, or may.
func worthKnowing(fn *ssa.Function) bool {
	if fn.Signature.Recv() == nil {
		return false
	}
	m, ok := fn.Object().(*types.Func)
	return MayEnd(fn.Name()) || ok && mayAct(m)
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
