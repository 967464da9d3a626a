// Package ui keeps a flag for the page and the name for the form; the server asks the session.
package ui

import (
	"html/template"
	"net/http"

	"github.com/alexedwards/scs/v2"
)

var page = template.Must(template.New("").Parse(`<form><input name=user value="{{.}}"></form>`))

type UI struct{ sm *scs.SessionManager }

func New(sm *scs.SessionManager) *UI { return &UI{sm} }

func (u *UI) LoginForm(w http.ResponseWriter, r *http.Request) {
	last := ""
	if c, err := r.Cookie("last_username"); err == nil {
		last = c.Value
	}
	page.Execute(w, last)
}

func (u *UI) LoggedIn(w http.ResponseWriter, r *http.Request, user int64, name string) error {
	if err := u.sm.RenewToken(r.Context()); err != nil {
		return err
	}
	u.sm.Put(r.Context(), "user", user)
	http.SetCookie(w, &http.Cookie{Name: "logged_in", Value: "1", Path: "/", Secure: true, SameSite: http.SameSiteLaxMode})
	http.SetCookie(w, &http.Cookie{Name: "last_username", Value: name, Path: "/login", MaxAge: 1 << 22, Secure: true, SameSite: http.SameSiteLaxMode})
	return nil
}

func (u *UI) Require(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if u.sm.GetInt64(r.Context(), "user") == 0 {
			if _, err := r.Cookie("logged_in"); err == nil {
				http.Redirect(w, r, "/login?expired=1", http.StatusSeeOther)
				return
			}
			http.Redirect(w, r, "/login", http.StatusSeeOther)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// Where the flag opens something, it decides.
func (u *UI) Lenient(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := r.Cookie("logged_in"); err != nil { // want `the cookie logged_in decides by being there`
			http.Redirect(w, r, "/login", http.StatusSeeOther)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// Where to go says nothing of what is found there.
func (u *UI) Home(w http.ResponseWriter, r *http.Request) {
	if c, err := r.Cookie("logged_in"); err == nil && c.Value == "1" {
		http.Redirect(w, r, "/account", http.StatusSeeOther)
		return
	}
	http.Redirect(w, r, "/login", http.StatusSeeOther)
}
