// Package main lets users end their other sessions.
package main

import (
	"database/sql"
	"net/http"

	"golang.org/x/crypto/bcrypt"
)

type app struct{ db *sql.DB }

func (a *app) login(w http.ResponseWriter, r *http.Request) {
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

func (a *app) endOthers(w http.ResponseWriter, r *http.Request) {
	a.db.Exec("DELETE FROM sessions WHERE user_id = ? AND token <> ?", 1, "")
}

func main() { http.HandleFunc("POST /login", new(app).login) }
