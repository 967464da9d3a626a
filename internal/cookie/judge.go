package cookie

import (
	"go/token"
	"slices"
	"strings"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// A Finding is a cookie that lacks something.
type Finding struct {
	*Write
	Missing      []Field // of Secure, HttpOnly and SameSite
	Follows      bool    // HttpOnly is missing because it has Secure's value
	NoneInsecure bool    // SameSite=None without a certain Secure
	Prefix       string  // a name prefix that the attributes break
	Wide         bool    // Domain is the host's parent domain
	Shared       string  // a constant Domain that many hosts are below
	CSRF         bool
}

// Pos is where the finding is reported.
func (f *Finding) Pos() token.Pos { return f.At }

// Judge returns what the cookie lacks, or nil.
func (p *Package) Judge(w *Write) *Finding {
	if w.deletes() {
		return nil
	}
	p.written = append(p.written, w)
	if p.Carries != nil && w.Set[Name].Text != "" {
		w.opens, _ = p.Carries(w.Set[Name].Text)
	}
	f := &Finding{Write: w, Prefix: w.brokenPrefix()}
	session, csrf := w.session(p.All)
	f.CSRF = csrf
	if !session && !(p.All && (w.Set[Name].Kind != Param || csrf)) {
		if f.Prefix != "" && w.Set[Name].Kind == Const {
			return f
		}
		return nil
	}
	if isNone(w.Set[SameSite]) && p.secures(w) {
		w.Set[Secure] = Attr{Kind: Const, Text: "true"}
	}
	if w.Set[Secure].isFalse() {
		f.Missing = append(f.Missing, Secure)
	}
	switch {
	case csrf: // the page's script reads it
	case w.Set[HttpOnly].isFalse():
		f.Missing = append(f.Missing, HttpOnly)
	case w.Set[HttpOnly].Kind >= Runtime && w.Set[HttpOnly].key != "" && w.Set[HttpOnly].key == w.Set[Secure].key:
		f.Missing = append(f.Missing, HttpOnly)
		f.Follows = true
	}
	switch {
	case w.noSameSite():
		f.Missing = append(f.Missing, SameSite)
	case isNone(w.Set[SameSite]):
		f.NoneInsecure = w.Set[Secure].isFalse() || w.Set[Secure].Kind == Runtime || w.Set[Secure].Field != ""
	case w.bare && !p.secures(w):
		f.NoneInsecure = true
	}
	f.Wide = w.Set[Domain].Wide
	if len(f.Missing) == 1 && f.Missing[0] == SameSite && w.Weak && !f.NoneInsecure && !f.Wide {
		if !w.Header && f.Prefix == "" {
			kept := *f
			p.waiting = append(p.waiting, &kept)
		}
		f.Missing = nil
	}
	// A switch for both is a decision at run time; it is only worth a word
	// beside something else.
	if len(f.Missing) == 1 && f.Follows && !f.NoneInsecure && !f.Wide {
		f.Missing, f.Follows = nil, false
	}
	shared := w.sharedDomain()
	if len(f.Missing) == 0 && !f.NoneInsecure && f.Prefix == "" && !f.Wide && !(p.Domain && shared != "") {
		return nil
	}
	f.Shared = shared
	return f
}

// secures reports whether the library makes a cookie with SameSite=None Secure by
// itself.
func (p *Package) secures(w *Write) bool {
	e := p.cat.Has(w.Type, catalog.CookieType)
	return e != nil && e.Attr("none") == "secure"
}

// sharedDomain returns a constant Domain that hands the cookie to many hosts:
// one with a dot in front, or of two labels.
func (w *Write) sharedDomain() string {
	a := w.Set[Domain]
	name := strings.TrimPrefix(a.Text, ".")
	if a.Kind != Const || !strings.Contains(name, ".") || strings.Trim(name, ".0123456789") == "" {
		return ""
	}
	if name == a.Text && strings.Count(name, ".") > 1 {
		return ""
	}
	return a.Text
}

// isNone reports whether SameSite is None: a constant of net/http and its
// likes, or its name.
func isNone(a Attr) bool {
	return a.Kind == Const && (a.Text == "4" || fold(a.Text) == "none")
}

// noSameSite reports whether no SameSite attribute leaves: it is not set, or
// to a mode that writes none.
func (w *Write) noSameSite() bool {
	a := w.Set[SameSite]
	if a.Kind == Absent {
		return true
	}
	if a.Kind != Const {
		return false
	}
	switch fold(a.Text) {
	case "", "0", "1", "false", "disabled":
		return true
	}
	return false
}

// deletes reports whether the cookie is only written to be dropped.
func (w *Write) deletes() bool {
	switch {
	case w.Set[MaxAge].ends(),
		w.Set[Expires].Kind == Const && w.Set[Expires].Text == "past":
		return true
	case w.Options:
		return false
	case w.Set[Value].Kind == Const && w.Set[Value].Text == "":
		return true
	}
	// A struct without a value is yet to be completed by someone, unless the
	// library that it goes to is known to do that.
	return w.Set[Value].Kind == Absent && !w.Read && w.What == ""
}

// brokenPrefix returns the name prefix whose promise the attributes break.
// Browsers drop such cookies.
func (w *Write) brokenPrefix() string {
	name := w.Set[Name].Text
	switch {
	case strings.HasPrefix(name, "__Host-"):
		if w.Set[Secure].isFalse() || w.Set[Path].Kind == Absent && !w.Options || w.Set[Path].Kind == Const && w.Set[Path].Text != "/" ||
			w.Set[Domain].Kind == Const && w.Set[Domain].Text != "" || w.Set[Domain].Wide {
			return "__Host-"
		}
	case strings.HasPrefix(name, "__Secure-"):
		if w.Set[Secure].isFalse() {
			return "__Secure-"
		}
	}
	return ""
}

// flags are values that say yes or no, not who someone is.
var flags = []string{"0", "1", "true", "false", "yes", "no", "on", "off", "ok"}

// session reports whether the cookie says who is logged in: by its name, by
// what the code calls its name, or by what flows into its value.
func (w *Write) session(all bool) (session, csrf bool) {
	if w.What == "csrf" {
		return false, true
	}
	csrf = isCSRF(w.Set[Name].Text) || isCSRF(w.Set[Name].Ident)
	if w.What == "session" || w.Options {
		return w.What == "session", csrf
	}
	if !all && w.Set[Value].Kind == Const && slices.Contains(flags, fold(w.Set[Value].Text)) {
		return false, csrf
	}
	if w.Set[Name].Text != "" {
		if s, other := lexicon.SessionCookie(w.Set[Name].Text); s || other {
			return s, csrf
		}
	}
	for _, id := range []string{w.idents[Name], w.Set[Name].Ident} {
		if s, other := lexicon.SessionCookie(strings.ReplaceAll(id, "ookie", "")); s || other {
			return s, csrf
		}
	}
	if w.opens || w.Set[Value].State {
		return true, csrf
	}
	for _, id := range []string{w.idents[Value], w.Set[Value].Ident} {
		if lexicon.Secret(id) == lexicon.Token || lexicon.Maker(id) == lexicon.Token {
			return true, csrf
		}
	}
	return false, csrf
}

func isCSRF(name string) bool {
	for _, w := range lexicon.Words(name) {
		if w == "csrf" || w == "xsrf" {
			return true
		}
	}
	return false
}
