// Package login opens sessions in a store that it sees as an interface only.
package login

import (
	"net/http"

	"github.com/go-chi/chi/v5"
	"github.com/jmoiron/sqlx"
	"golang.org/x/crypto/bcrypt"

	"sessionlint.test/src/concurrent/hidden/store"
)

type api struct {
	db *sqlx.DB
	st store.Store
}

func (a *api) login(w http.ResponseWriter, r *http.Request) { // want `login opens a session \(src/concurrent/hidden/store/store.go:\d+, table sessions\)`
	var u struct {
		ID   int64  `db:"id"`
		Hash []byte `db:"hash"`
	}
	if a.db.Get(&u, `SELECT id, hash FROM users WHERE name = $1`, r.FormValue("name")) != nil ||
		bcrypt.CompareHashAndPassword(u.Hash, []byte(r.FormValue("password"))) != nil {
		http.Error(w, "no", 401)
		return
	}
	s, err := a.st.Create(r.Context(), u.ID, r.UserAgent())
	if err != nil {
		http.Error(w, "no", 500)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "s", Value: s.Token, Path: "/", Expires: s.Expires, HttpOnly: true, Secure: true, SameSite: http.SameSiteLaxMode})
}

func (a *api) logout(w http.ResponseWriter, r *http.Request) {
	if c, err := r.Cookie("s"); err == nil {
		a.st.Delete(r.Context(), c.Value)
	}
}

func (a *api) me(w http.ResponseWriter, r *http.Request) {
	if c, err := r.Cookie("s"); err == nil {
		if _, err := a.st.Get(r.Context(), c.Value); err == nil {
			return
		}
	}
	http.Error(w, "no", 401)
}

func Routes(db *sqlx.DB) http.Handler {
	a := &api{db, store.Postgres(db)}
	r := chi.NewRouter()
	r.Post("/login", a.login)
	r.Post("/logout", a.logout)
	r.Get("/me", a.me)
	return r
}
