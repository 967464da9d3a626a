// Package main has one session a user: the row of a user is written over.
package main

import (
	"crypto/rand"
	"database/sql"
	"net/http"

	"golang.org/x/crypto/bcrypt"
)

const open = `INSERT INTO sessions (user_id, token, expires) VALUES ($1, $2, now() + interval '10 hours')
	ON CONFLICT (user_id) DO UPDATE SET token = excluded.token, expires = excluded.expires`

type app struct{ db *sql.DB }

func (a *app) login(w http.ResponseWriter, r *http.Request) {
	var id int64
	var hash string
	a.db.QueryRow("SELECT id, hash FROM users WHERE name = $1", r.FormValue("name")).Scan(&id, &hash)
	if bcrypt.CompareHashAndPassword([]byte(hash), []byte(r.FormValue("password"))) != nil {
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	token := rand.Text()
	a.db.Exec(open, id, token)
	http.SetCookie(w, &http.Cookie{Name: "s", Value: token})
}

func main() { http.HandleFunc("POST /login", new(app).login) }
