// Package login signs users in at the code forge.
package login

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"net/http"

	"github.com/go-chi/chi/v5"
	"golang.org/x/oauth2"
)

type Finisher interface {
	Finish(w http.ResponseWriter, r *http.Request, login string)
}

type Login struct {
	conf  *oauth2.Config
	state string
	fin   Finisher
}

func New(conf *oauth2.Config, fin Finisher) *Login {
	return &Login{conf: conf, state: rand.Text(), fin: fin}
}

func (l *Login) Routes(r chi.Router) {
	r.Get("/login", l.begin)
	r.Get("/login/done", l.done)
}

func (l *Login) begin(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, l.conf.AuthCodeURL(l.state), http.StatusFound) // want `the OAuth state is drawn once for the whole process, so that an`
}

func (l *Login) user(ctx context.Context, code string) (string, error) {
	tok, err := l.conf.Exchange(ctx, code)
	if err != nil {
		return "", err
	}
	res, err := l.conf.Client(ctx, tok).Get("https://forge.example/api/v1/user")
	if err != nil {
		return "", err
	}
	defer res.Body.Close()
	var u struct{ Login string }
	if err := json.NewDecoder(res.Body).Decode(&u); err != nil {
		return "", err
	}
	return u.Login, nil
}

func (l *Login) done(w http.ResponseWriter, r *http.Request) {
	if r.FormValue("state") != l.state {
		http.Error(w, "login expired", http.StatusBadRequest)
		return
	}
	u, err := l.user(r.Context(), r.FormValue("code"))
	if err != nil {
		http.Error(w, "provider", http.StatusBadGateway)
		return
	}
	l.fin.Finish(w, r, u)
}

// captured is drawn when the routes are made.
func captured(conf *oauth2.Config, r chi.Router) {
	state := rand.Text()
	r.Get("/login", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, conf.AuthCodeURL(state), http.StatusFound) // want `the OAuth state is drawn once for the whole process`
	})
}

// A flow is made for every login.
type flow struct {
	conf  *oauth2.Config
	state string
}

func newFlow(conf *oauth2.Config) *flow { return &flow{conf: conf, state: rand.Text()} }

func (f *flow) redirect(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, &http.Cookie{Name: "oauth_state", Value: f.state, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	http.Redirect(w, r, f.conf.AuthCodeURL(f.state), http.StatusFound)
}

func (l *Login) each(w http.ResponseWriter, r *http.Request) { newFlow(l.conf).redirect(w, r) }

// A program that logs its own user in waits for one login.
type local struct {
	conf  *oauth2.Config
	state string
	codes chan string
}

func newLocal(conf *oauth2.Config) *local {
	return &local{conf: conf, state: rand.Text(), codes: make(chan string)}
}

func (l *local) start(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, l.conf.AuthCodeURL(l.state), http.StatusFound)
}

func (l *local) done(w http.ResponseWriter, r *http.Request) {
	if r.FormValue("state") == l.state {
		l.codes <- r.FormValue("code")
	}
}
