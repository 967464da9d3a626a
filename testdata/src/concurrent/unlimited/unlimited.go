// Package main opens a session for every login and never looks back.
package main

import (
	"database/sql"
	"net/http"

	"golang.org/x/crypto/bcrypt"
)

type app struct{ db *sql.DB }

func (a *app) login(w http.ResponseWriter, r *http.Request) { // want `login opens a session \(src/concurrent/unlimited/unlimited.go:21, table sessions\) and nothing in sight limits, lists or ends the user's others`
	var id int
	var hash string
	a.db.QueryRow("SELECT id, hash FROM users WHERE name = ?", r.FormValue("name")).Scan(&id, &hash)
	if bcrypt.CompareHashAndPassword([]byte(hash), []byte(r.FormValue("password"))) != nil {
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	a.db.Exec("INSERT INTO sessions (token, user_id) VALUES (?, ?)", token(), id)
}

func token() string { return "" }

func main() { http.HandleFunc("POST /login", new(app).login) }
