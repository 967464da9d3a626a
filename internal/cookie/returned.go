package cookie

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// returnedTexts judges functions that return a whole Set-Cookie text for
// other packages to send: nobody here adds to it. A caller may still append
// SameSite, so that alone is not held against them.
func (p *Package) returnedTexts() {
	for _, f := range p.ir.Funcs {
		if !p.returnsCookieText(f) {
			continue
		}
		ts := p.resultText(f, 0, 0)
		if !cookieText(ts) {
			continue
		}
		s, ok := header(ts)
		if !ok {
			continue
		}
		w := &Write{Template: Template{Set: s}, Header: true, At: f.Pos()}
		w.Weak = true
		if n := len(p.found); !p.named(w, f) {
			continue
		} else if p.settle(w, f, 0); len(p.found) > n {
			p.told[f] = true
		}
	}
}

// returnsCookieText reports whether the function is an exported one whose name
// says that it returns a cookie, for other packages' use.
func (p *Package) returnsCookieText(f *ssa.Function) bool {
	obj, ok := f.Object().(*types.Func)
	if !ok || !obj.Exported() || f.Parent() != nil || len(p.callers[f]) > 0 {
		return false
	}
	r := f.Signature.Results()
	return r.Len() == 1 && textual(r.At(0).Type()) && slices.Contains(lexicon.Words(f.Name()), "cookie")
}

// named reports whether the cookie is a session's, by its own name or by the
// function's, and gives it the function's where its own isn't known.
func (p *Package) named(w *Write, f *ssa.Function) bool {
	name := strings.ReplaceAll(f.Name(), "Cookie", "")
	if w.Set[Name].Text == "" && w.Set[Name].Ident == "" {
		w.Set[Name].Ident = name
	}
	session, _ := w.session(p.All)
	return session
}
