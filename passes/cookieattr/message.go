package cookieattr

import (
	"fmt"
	"strings"

	"github.com/sessionlint/sessionlint/internal/cookie"
)

// message says what is wrong, what an attacker gains, and what to write.
func message(c *cookie.Package, f *cookie.Finding) string {
	var wrong, gain, remedy []string
	var missing []string
	for _, m := range f.Missing {
		missing = append(missing, spelled[m])
		gain = append(gain, gains[m])
	}
	for _, r := range c.Remedies(f) {
		remedy = append(remedy, r.Verb+" "+list(r.Code))
	}
	if len(missing) > 0 {
		wrong = append(wrong, "lacks "+list(missing))
	}
	if f.Follows {
		wrong = append(wrong, "has HttpOnly only when it has Secure")
		if len(missing) == 1 {
			wrong = wrong[1:]
		}
	}
	if f.NoneInsecure {
		wrong = append(wrong, "has SameSite=None without a certain Secure")
		gain = append(gain, "other sites' requests carry it, or browsers drop it")
		remedy = append(remedy, "choose SameSite=Lax, or Secure whenever it is None")
	}
	if f.Wide {
		wrong = append(wrong, "has the parent domain of the host as its Domain")
		gain = append(gain, "every host below that domain gets it and can replace it")
		remedy = append(remedy, "leave out Domain")
	}
	if f.Shared != "" && f.Prefix == "" {
		wrong = append(wrong, fmt.Sprintf("has Domain %q", f.Shared))
		gain = append(gain, "every host below that domain gets it and can replace it")
		remedy = append(remedy, "leave out Domain, or name the one host that needs it")
	}
	if f.Prefix != "" {
		what := "Secure"
		if f.Prefix == "__Host-" {
			what = `Secure, Path "/" and no Domain`
		}
		wrong = append(wrong, "breaks the promise of its prefix "+f.Prefix)
		gain = append(gain, "browsers drop it")
		remedy = append(remedy, "give it "+what)
	}
	return fmt.Sprintf("%s %s: %s; %s", subject(f), list(wrong), list(gain), list(remedy))
}

func subject(f *cookie.Finding) string {
	kind := "cookie"
	switch {
	case f.CSRF:
		kind = "CSRF cookie"
	case f.Read:
		kind = "cookie from the request, sent back without its attributes,"
	case f.Options || f.What == "session":
		kind = "session cookie"
	}
	if f.Store != "" {
		return kind + " of " + short(f.Store)
	}
	if n := f.Set[cookie.Name]; n.Kind == cookie.Const && n.Text != "" {
		if f.Read {
			return fmt.Sprintf("cookie %q from the request, sent back without its attributes,", n.Text)
		}
		if kind == "cookie" {
			kind = "session cookie"
		}
		return fmt.Sprintf("%s %q", kind, n.Text)
	}
	if kind == "cookie" {
		kind = "session cookie"
	}
	return kind
}

var spelled = map[cookie.Field]string{cookie.Secure: "Secure", cookie.HttpOnly: "HttpOnly", cookie.SameSite: "SameSite"}

var gains = map[cookie.Field]string{
	cookie.Secure:   "it is sent over plain HTTP",
	cookie.HttpOnly: "an injected script can read it",
	cookie.SameSite: "requests from other sites carry it",
}

// short is a function's name with its package, as the source calls it.
func short(name string) string {
	name = strings.NewReplacer("(", "", "*", "", ")", "").Replace(name)
	path, fn, ok := strings.Cut(name[strings.LastIndex(name, "/")+1:], ".")
	if !ok {
		return name
	}
	if len(path) > 1 && path[0] == 'v' && path[1] >= '0' && path[1] <= '9' {
		dirs := strings.Split(name, "/")
		if n := len(dirs); n > 1 {
			path = dirs[n-2]
		}
	}
	return path + "." + fn
}

func list(ss []string) string {
	switch n := len(ss); n {
	case 0:
		return ""
	case 1:
		return ss[0]
	default:
		return strings.Join(ss[:n-1], ", ") + " and " + ss[n-1]
	}
}
