package effect

import (
	"fmt"
	"path"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// A Reach is for which requests a cookie is. A browser clears the cookie only
// that has the same name, path and domain. "" is what is left out, anywhere
// what is decided at run time.
type Reach struct{ Path, Domain string }

const anywhere = "?"

// reach is a cookie's path and domain by the values given for them. Where the
// library gives the path a default of its own, an empty one says nothing.
func (c *collector) reach(path, domain ssa.Value, defaults bool) Reach {
	r := Reach{c.constant(path), c.constant(domain)}
	if r.Path == "" && defaults {
		r.Path = anywhere
	}
	return r
}

func (c *collector) constant(v ssa.Value) string {
	if v == nil || emptyText(v) {
		return ""
	}
	if ts := c.s.names.Texts(v); len(ts) == 1 {
		return ts[0]
	}
	return anywhere
}

// Misses is a cookie's clearing that does not reach the cookie that is set.
type Misses struct {
	Clear, Set Effect
	Attr       string // Path or Domain
	Text       string // what it is where the cookie is set
}

// misses returns the session cookie that a logout clears under another path or
// domain than that under which the package sets it, or nil.
func (s *Package) misses(fn *ssa.Function, f *Function) *Misses {
	var found *Misses
	for _, clear := range f.Effects {
		if session, _ := lexicon.SessionCookie(clear.Noun); clear.Kind != DropCookie || clear.Noun == "" || !session {
			continue
		}
		for _, setter := range s.IR.Funcs {
			g := s.own[setter]
			if g == nil || !s.Entry(setter) && g.Role != LoginRole {
				continue
			}
			for _, set := range g.Effects {
				if set.Kind != SetCookie || set.Noun != clear.Noun {
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
func (s *Package) differ(clear, set Effect, clearer, setter *ssa.Function) *Misses {
	a, b := s.directory(clear.Reach.Path, clearer), s.directory(set.Reach.Path, setter)
	if a != anywhere && b != anywhere && a != b {
		return &Misses{clear, set, "Path", b}
	}
	a, b = strings.TrimPrefix(clear.Reach.Domain, "."), strings.TrimPrefix(set.Reach.Domain, ".")
	if a != anywhere && b != anywhere && a != b {
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
	r := s.routes[fn]
	if len(r) != 1 || strings.ContainsAny(r[0].Path(), "{:*}") {
		return anywhere
	}
	if d := path.Dir(strings.TrimSuffix(r[0].Path(), "/")); d != "/" && d != "." { // a prefix of the router only makes it longer
		return d + "/…"
	}
	return anywhere
}

func (m *Misses) String() string {
	if m.Text == "" {
		return fmt.Sprintf("no %s", m.Attr)
	}
	return fmt.Sprintf("%s %s", m.Attr, m.Text)
}
