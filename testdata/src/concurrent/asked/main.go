// Package main starts sessions for whom a database names, behind an interface of
// which nobody knows more.
package main

import (
	"context"
	"crypto/rand"
	"database/sql"
	"net/http"

	"golang.org/x/crypto/bcrypt"
)

type manager interface {
	Start(ctx context.Context, id string, user int64) error
	Find(ctx context.Context, id string) (int64, error)
}

func serve(db *sql.DB, m manager) {
	http.HandleFunc("POST /login", func(w http.ResponseWriter, r *http.Request) { // want `POST /login opens a session`
		var user int64
		var hash []byte
		if err := db.QueryRow("SELECT id, hash FROM users WHERE email = $1", r.FormValue("email")).Scan(&user, &hash); err != nil {
			http.Error(w, "no", http.StatusUnauthorized)
			return
		}
		if bcrypt.CompareHashAndPassword(hash, []byte(r.FormValue("password"))) != nil {
			http.Error(w, "no", http.StatusUnauthorized)
			return
		}
		id := rand.Text()
		if err := m.Start(r.Context(), id, user); err != nil {
			http.Error(w, "no", http.StatusInternalServerError)
			return
		}
		http.SetCookie(w, &http.Cookie{Name: "session", Value: id, HttpOnly: true, Secure: true, SameSite: http.SameSiteLaxMode})
	})
}

func main() {}
