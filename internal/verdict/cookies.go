package verdict

import (
	"fmt"
	"path"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/effect"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// Misses is a cookie's clearing that does not reach the cookie that is set.
type Misses struct {
	Clear, Set effect.Effect
	Attr       string // Path or Domain
	Text       string // what it is where the cookie is set
}

// misses returns the session cookie that a logout clears under another path or
// domain than that under which the package sets it, or nil.
func (s *Package) misses(fn *ssa.Function, f *effect.Function) *Misses {
	var found *Misses
	for _, clear := range f.Effects {
		if session, _ := lexicon.SessionCookie(clear.Noun); clear.Kind != effect.DropCookie || clear.Noun == "" || !session {
			continue
		}
		for _, setter := range s.IR.Funcs {
			g := s.Of(setter)
			if !s.Entry(setter) && g.Role != effect.LoginRole {
				continue
			}
			for _, set := range g.Effects {
				if set.Kind != effect.SetCookie || set.Noun != clear.Noun {
					continue
				}
				m := s.differ(clear, set, fn, setter)
				if m == nil { // one place sets what is cleared
					return nil
				}
				if found == nil {
					found = m
				}
			}
		}
	}
	return found
}

// differ compares the reach of a clearing with that of the cookie. What has no
// path is for the directory of the request's.
func (s *Package) differ(clear, set effect.Effect, clearer, setter *ssa.Function) *Misses {
	a, b := s.directory(clear.Reach.Path, clearer), s.directory(set.Reach.Path, setter)
	if a != effect.Anywhere && b != effect.Anywhere && a != b {
		return &Misses{clear, set, "Path", b}
	}
	a, b = strings.TrimPrefix(clear.Reach.Domain, "."), strings.TrimPrefix(set.Reach.Domain, ".")
	if a != effect.Anywhere && b != effect.Anywhere && a != b {
		return &Misses{clear, set, "Domain", b}
	}
	return nil
}

// directory is the path of a cookie that a handler writes, given or by the
// route of the handler where that tells.
func (s *Package) directory(given string, fn *ssa.Function) string {
	if given != "" {
		return given
	}
	r := s.Routes(fn)
	if len(r) != 1 || strings.ContainsAny(r[0].Path(), "{:*}") {
		return effect.Anywhere
	}
	if d := path.Dir(strings.TrimSuffix(r[0].Path(), "/")); d != "/" && d != "." { // a prefix of the router only makes it longer
		return d + "/…"
	}
	return effect.Anywhere
}

func (m *Misses) String() string {
	if m.Text == "" {
		return fmt.Sprintf("no %s", m.Attr)
	}
	return fmt.Sprintf("%s %s", m.Attr, m.Text)
}

// forgottenCookie returns the session cookie that a login of the package sets
// and a logout leaves, though it clears another.
func (s *Package) forgottenCookie(f *effect.Function) *effect.Effect {
	cleared := map[string]bool{}
	for _, e := range f.Effects {
		if e.Kind == effect.DropCookie || e.Kind == effect.SetCookie {
			cleared[e.Noun] = true
		}
	}
	if len(cleared) == 0 || cleared[""] {
		return nil
	}
	for _, fn := range s.IR.Funcs {
		login := s.Of(fn)
		if login.Role != effect.LoginRole {
			continue
		}
		var missing *effect.Effect
		shared := false
		for i, e := range login.Effects {
			if e.Kind != effect.SetCookie {
				continue
			}
			session, _ := lexicon.SessionCookie(e.Noun)
			switch {
			case cleared[e.Noun]:
				shared = true
			case session && missing == nil:
				missing = &login.Effects[i]
			}
		}
		if shared && missing != nil {
			return missing
		}
	}
	return nil
}
