// Package sqltable keeps users and sessions in tables of its own.
package sqltable

import (
	"database/sql"
	"net/http"

	"golang.org/x/crypto/bcrypt"
)

type app struct{ db *sql.DB }

func (a *app) login(w http.ResponseWriter, r *http.Request) {
	var id int
	var hash string
	if err := a.db.QueryRow("SELECT id, password FROM users WHERE name = ?", r.FormValue("name")).Scan(&id, &hash); err != nil {
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	if bcrypt.CompareHashAndPassword([]byte(hash), []byte(r.FormValue("password"))) != nil {
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	a.db.Exec("INSERT INTO sessions (token, user_id) VALUES (?, ?)", newToken(), id)
}

func (a *app) changePassword(w http.ResponseWriter, r *http.Request) { // want `changePassword gives a user a new password \(src/credchange/sqltable/sqltable.go:\d+, table users\) but ends none of the user's sessions.*resetPassword does end them`
	hash, err := bcrypt.GenerateFromPassword([]byte(r.FormValue("new")), bcrypt.DefaultCost)
	if err != nil {
		http.Error(w, "no", http.StatusInternalServerError)
		return
	}
	a.db.Exec("UPDATE users SET password = ? WHERE id = ?", string(hash), userID(r))
}

// resetPassword throws everybody out.
func (a *app) resetPassword(w http.ResponseWriter, r *http.Request) {
	hash, _ := bcrypt.GenerateFromPassword([]byte(r.FormValue("new")), bcrypt.DefaultCost)
	a.db.Exec("UPDATE users SET password = ? WHERE id = ?", string(hash), userID(r))
	a.db.Exec("DELETE FROM sessions WHERE user_id = ?", userID(r))
}

// register makes a new user, who has no sessions yet.
func (a *app) register(w http.ResponseWriter, r *http.Request) {
	hash, _ := bcrypt.GenerateFromPassword([]byte(r.FormValue("password")), bcrypt.DefaultCost)
	a.db.Exec("INSERT INTO users (name, password) VALUES (?, ?)", r.FormValue("name"), string(hash))
}

// rename changes something else.
func (a *app) rename(w http.ResponseWriter, r *http.Request) {
	a.db.Exec("UPDATE users SET name = ? WHERE id = ?", r.FormValue("name"), userID(r))
}

func newToken() string           { return "" }
func userID(r *http.Request) int { return 0 }
