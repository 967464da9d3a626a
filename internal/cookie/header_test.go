package cookie

import (
	"strings"
	"testing"
)

// parse makes a text of a string in which {name} is a piece that only a run
// can tell.
func parse(s string) Text {
	var t Text
	for s != "" {
		lit, rest, ok := strings.Cut(s, "{")
		if lit != "" {
			t = append(t, fixed(lit))
		}
		if !ok {
			break
		}
		name, after, _ := strings.Cut(rest, "}")
		t = append(t, Attr{Kind: Runtime, Ident: name})
		s = after
	}
	return t
}

// show lists the attributes that a header sets, those that are only known at
// run time with a question mark.
func show(s Set) string {
	var out []string
	for f, a := range s {
		name := Field(f).String()
		switch a.Kind {
		case Absent:
		case Const:
			out = append(out, name+"="+a.Text)
		default:
			out = append(out, name+"?"+a.Ident)
		}
	}
	return strings.Join(out, " ")
}

func TestHeader(t *testing.T) {
	for _, test := range []struct{ alternatives, want string }{
		{"session=abc", "name=session value=abc"},
		{"session={token}", "name=session value?token"},
		{"session={token}; Path=/; Domain=example.com", "name=session value?token path=/ domain=example.com"},
		{" session = {token}; Secure; HttpOnly; SameSite=Lax", "name=session value?token secure=true httponly=true samesite=Lax"},
		{"s={t};secure;HTTPONLY;samesite=none;max-age=60", "name=s value?t maxage=60 secure=true httponly=true samesite=none"},
		{"s={t}; Secure=; HttpOnly=1", "name=s value?t secure=true httponly=true"},
		{"s={t}; Partitioned; Priority=High; Secure", "name=s value?t secure=true"},
		{"s={t}; Name=x; Value=y; Secure", "name=s value?t secure=true"},
		{"{prefix}_session={t}; Secure", "name?prefix value?t secure=true"},
		{"s={t}; Path={path}; Domain={host}; HttpOnly", "name=s value?t path?path domain?host httponly=true"},
		// An equals sign in the value, an empty value, and none at all.
		{"s=a=b; Secure", "name=s value=a=b secure=true"},
		{"s=; Secure", "name=s value= secure=true"},
		{"s={t};", "name=s value?t"},
		{"", "not a cookie"},
		{"session", "not a cookie"},
		{"{cookie}", "not a cookie"},
		{"{cookie}; Secure", "not a cookie"},
		// Deletions.
		{"s=; Max-Age=0", "name=s value= maxage=-1"},
		{"s=x; Max-Age=-1", "name=s value=x maxage=-1"},
		{"s=x; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "name=s value=x expires=past"},
		{"s=x; Expires={when}; Max-Age={age}", "name=s value=x expires?when maxage?age"},
		// Pieces that may be attributes.
		{"s={t}; {flags}", "name=s value?t secure? httponly? samesite?"},
		{"s={t}; HttpOnly{flags}", "name=s value?t secure? httponly? samesite?"},
		{"s={t}; HttpOnly; {flags}", "name=s value?t secure? httponly=true samesite?"},
		{"s={t}; Path=/{flags}", "name=s value?t path?flags secure? httponly? samesite?"},
		{"s={t}; Path=/{dir}; HttpOnly", "name=s value?t path?dir httponly=true"},
		{"s={t}{flags}", "name=s value?t secure? httponly? samesite?"},
		{"s={user}:{t}; Secure", "name=s value?user secure=true"},
		// Alternatives, of which only some have an attribute.
		{"s={t}; HttpOnly|s={t}; HttpOnly; Secure", "name=s value?t secure? httponly=true"},
		{"s={t}; SameSite=Lax|s={t}; SameSite=None", "name=s value?t samesite?"},
		{"s={t}; Secure|nothing", "not a cookie"},
	} {
		var ts []Text
		for _, alt := range strings.Split(test.alternatives, "|") {
			ts = append(ts, parse(alt))
		}
		got := "not a cookie"
		if s, ok := header(ts); ok {
			got = show(s)
		}
		if got != test.want {
			t.Errorf("header(%q)\n got %s\nwant %s", test.alternatives, got, test.want)
		}
	}
	if _, ok := header(nil); ok {
		t.Error("no text is read as a cookie")
	}
}

// FuzzHeader looks for texts that are not survived.
func FuzzHeader(f *testing.F) {
	f.Add("s={t}; Path=/{dir}; {flags}")
	f.Add("\x00={}\x00;;=;{{}}")
	f.Fuzz(func(t *testing.T, s string) { header([]Text{parse(s), parse(s + "; Secure")}) })
}

func TestSharedDomain(t *testing.T) {
	for _, test := range []struct {
		domain string
		want   bool
	}{
		{"", false},
		{".example.com", true},
		{".app.example.com", true},
		{"example.com", true},
		{"login.example.com", false},
		{"localhost", false},
		{".localhost", false},
		{"127.0.0.1", false},
	} {
		var w Write
		w.Set[Domain] = fixed(test.domain)
		if got := w.sharedDomain() != ""; got != test.want {
			t.Errorf("sharedDomain of %q: %v, want %v", test.domain, got, test.want)
		}
	}
}
