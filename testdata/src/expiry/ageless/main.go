// Package main opens sessions that have no end.
package main

import (
	"net/http"

	"github.com/jmoiron/sqlx"
	"golang.org/x/crypto/bcrypt"

	"sessionlint.test/src/expiry/ageless/internal/postgres"
	"sessionlint.test/src/expiry/ageless/internal/session"
)

func main() {
	db := sqlx.MustConnect("postgres", "dsn")
	m := session.NewManager(&postgres.Sessions{DB: db})
	http.HandleFunc("POST /login", func(w http.ResponseWriter, r *http.Request) {
		var u struct {
			ID   int64
			Hash []byte
		}
		if err := db.Get(&u, "SELECT id, hash FROM users WHERE email = $1", r.FormValue("email")); err != nil {
			http.Error(w, "no", 401)
			return
		}
		if bcrypt.CompareHashAndPassword(u.Hash, []byte(r.FormValue("password"))) != nil {
			http.Error(w, "no", 401)
			return
		}
		tok, err := m.Start(r.Context(), u.ID, r.UserAgent())
		if err != nil {
			http.Error(w, "no", 500)
			return
		}
		http.SetCookie(w, &http.Cookie{Name: "session", Value: tok, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	})
	http.HandleFunc("GET /", func(w http.ResponseWriter, r *http.Request) {
		c, err := r.Cookie("session")
		if err != nil {
			http.Error(w, "no", 401)
			return
		}
		if _, err := m.Resolve(r.Context(), c.Value); err != nil {
			http.Error(w, "no", 401)
			return
		}
		w.Write([]byte("hello"))
	})
	http.ListenAndServe(":8080", nil)
}
