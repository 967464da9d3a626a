package nethttp

import (
	"net/http"
	"strings"
)

type domains struct {
	GuessDomain bool
	Enabled     bool
	name        string
}

// askedFor cuts the host where whoever runs the program asked for it.
func (d *domains) askedFor(w http.ResponseWriter, r *http.Request, token string) {
	domain := ""
	if d.GuessDomain {
		if _, parent, ok := strings.Cut(r.Host, "."); ok {
			domain = parent
		}
	}
	http.SetCookie(w, &http.Cookie{Name: "session", Value: token, Domain: domain, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

// otherSwitch cuts it whenever there are cookies at all.
func (d *domains) otherSwitch(w http.ResponseWriter, r *http.Request, token string) {
	if !d.Enabled {
		return
	}
	domain := r.Host
	if d.Enabled && strings.Contains(domain, ".") {
		domain = domain[strings.IndexByte(domain, '.')+1:]
	}
	http.SetCookie(w, &http.Cookie{Name: "session", Value: token, Domain: domain, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode}) // want `session cookie "session" has the parent domain of the host as its Domain`
}

// guess keeps the cut host in a field, which another function reads.
func (d *domains) guess(host string) *domains {
	c := &domains{}
	if d.GuessDomain {
		i := strings.IndexByte(host, '.')
		c.name = host[i+1:]
	}
	return c
}

func (d *domains) guessed(w http.ResponseWriter, r *http.Request, token string) {
	http.SetCookie(w, &http.Cookie{Name: "session", Value: token, Domain: d.guess(r.Host).name, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}
