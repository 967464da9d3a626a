// Cookies that are picked out of all of a request's by their names, accounts
// behind stores whose methods say little, sessions filled from headers.
package main

import (
	"net/http"
	"net/http/httputil"
	"strconv"

	"github.com/gorilla/sessions"

	"sessionlint.test/src/clienttrust/picked/people"
)

type view struct {
	admin bool
	theme string
}

func look(r *http.Request) view {
	var v view
	for _, c := range r.Cookies() {
		switch c.Name {
		case "is_admin":
			v.admin = c.Value == "yes" // want `the cookie is_admin decides`
		case "seen_admin_tour":
			if c.Value == "yes" {
				v.theme = "plain"
			}
		case "theme":
			if c.Value == "dark" {
				v.theme = "dark"
			}
		}
	}
	return v
}

func skipping(r *http.Request) bool {
	for _, c := range r.Cookies() {
		if c.Name != "logged_in" {
			continue
		}
		return c.Value == "1" // want `the cookie logged_in decides`
	}
	return false
}

func account(db people.DB, r *http.Request) (*people.Member, error) {
	c, err := r.Cookie("member_id")
	if err != nil {
		return nil, err
	}
	n, err := strconv.ParseInt(c.Value, 10, 64)
	if err != nil {
		return nil, err
	}
	return db.Load(n) // want `the cookie member_id is what the user is looked up by`
}

// What is loaded is no account.
func avatar(db people.DB, r *http.Request) (*people.Picture, error) {
	c, err := r.Cookie("member_id")
	if err != nil {
		return nil, err
	}
	return db.Picture(c.Value)
}

type sso struct{ store sessions.Store }

func (s sso) login(w http.ResponseWriter, r *http.Request) {
	sess, _ := s.store.Get(r, "app")
	sess.Values["username"] = r.Header.Get("Remote-User") // want `the request's header Remote-User becomes the session's user`
	sess.Values["lang"] = r.Header.Get("Accept-Language")
	sess.Save(r, w)
}

func may(r *http.Request) bool {
	return people.Allowed(people.Role(r.Header.Get("X-User-Role")), "delete") // want `the request's header X-User-Role decides what`
}

func adding(user func(*http.Request) string) http.Handler {
	return &httputil.ReverseProxy{Rewrite: func(p *httputil.ProxyRequest) {
		p.Out.Header.Add("X-Auth-User", user(p.In)) // want `header X-Auth-User is added to`
	}}
}

func replacing(user func(*http.Request) string) http.Handler {
	return &httputil.ReverseProxy{Rewrite: func(p *httputil.ProxyRequest) {
		p.Out.Header.Set("X-Proxy-User", user(p.In))
	}}
}

func main() {
	var s sso
	http.HandleFunc("/sso", s.login)
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		v := look(r)
		m, err := account(people.DB{}, r)
		p, _ := avatar(people.DB{}, r)
		_, _, _, _ = v, m, err, p
		_ = may(r) && skipping(r)
	})
	http.Handle("/a", adding(nil))
	http.Handle("/b", replacing(nil))
}
