// Package repo begins a session for every visitor, and binds users to it.
package repo

import (
	"context"
	"net/http"

	"github.com/jmoiron/sqlx"
	"golang.org/x/crypto/bcrypt"

	"sessionlint.test/src/fixation/repo/sessions"
)

type ctxKey struct{}

type app struct {
	db *sqlx.DB
	s  sessions.Sessions
}

func (a *app) sessions(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var cur *sessions.Session
		if c, err := r.Cookie("sid"); err == nil {
			if s, err := a.s.Load(r.Context(), c.Value); err == nil {
				cur = s
			}
		}
		if cur == nil {
			s, err := a.s.Begin(r.Context())
			if err != nil {
				http.Error(w, "db", 500)
				return
			}
			http.SetCookie(w, &http.Cookie{Name: "sid", Value: s.ID, Path: "/", HttpOnly: true, Secure: true, SameSite: http.SameSiteLaxMode})
			cur = s
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), ctxKey{}, cur)))
	})
}

func (a *app) verified(r *http.Request) (int64, bool) {
	var u struct {
		ID   int64  `db:"id"`
		Hash []byte `db:"hash"`
	}
	err := a.db.GetContext(r.Context(), &u, `SELECT id, hash FROM users WHERE email = $1`, r.PostFormValue("email"))
	return u.ID, err == nil && bcrypt.CompareHashAndPassword(u.Hash, []byte(r.PostFormValue("password"))) == nil
}

func (a *app) login(w http.ResponseWriter, r *http.Request) {
	id, ok := a.verified(r)
	if !ok {
		http.Error(w, "wrong email or password", 401)
		return
	}
	if err := a.s.Bind(r.Context(), r.Context().Value(ctxKey{}).(*sessions.Session), id); err != nil { // want `login verifies a password and then puts "user_id" into the session, but the session keeps`
		http.Error(w, "db", 500)
	}
}

// anew begins another session for the user.
func (a *app) anew(w http.ResponseWriter, r *http.Request) {
	id, ok := a.verified(r)
	if !ok {
		http.Error(w, "wrong email or password", 401)
		return
	}
	s, err := a.s.Begin(r.Context())
	if err != nil {
		http.Error(w, "db", 500)
		return
	}
	if err := a.s.Bind(r.Context(), s, id); err != nil {
		http.Error(w, "db", 500)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "sid", Value: s.ID, Path: "/", HttpOnly: true, Secure: true, SameSite: http.SameSiteLaxMode})
}

// current is the visitor's session, or a new one.
func (a *app) current(r *http.Request) (*sessions.Session, error) {
	if c, err := r.Cookie("sid"); err == nil {
		if s, err := a.s.Load(r.Context(), c.Value); err == nil {
			return s, nil
		}
	}
	return a.s.Begin(r.Context())
}

// either binds the user to the session that there may have been.
func (a *app) either(w http.ResponseWriter, r *http.Request) {
	id, ok := a.verified(r)
	if !ok {
		http.Error(w, "wrong email or password", 401)
		return
	}
	s, err := a.current(r)
	if err != nil {
		http.Error(w, "db", 500)
		return
	}
	if err := a.s.Bind(r.Context(), s, id); err != nil { // want `either verifies a password and then puts "user_id" into the session, but the session keeps`
		http.Error(w, "db", 500)
	}
}

func Routes(db *sqlx.DB) http.Handler {
	a := &app{db, sessions.NewSessions(db)}
	m := http.NewServeMux()
	m.HandleFunc("POST /login", a.login)
	m.HandleFunc("POST /anew", a.anew)
	m.HandleFunc("POST /either", a.either)
	return a.sessions(m)
}
