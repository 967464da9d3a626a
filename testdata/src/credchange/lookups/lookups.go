// Package lookups finds out who sends a request, and clears away a token that
// held for this request only.
package lookups

import (
	"database/sql"
	"net/http"

	"golang.org/x/crypto/bcrypt"
)

type app struct{ db *sql.DB }

func (a *app) login(w http.ResponseWriter, r *http.Request) {
	a.db.Exec("INSERT INTO access_tokens (token, user_id, one_time) VALUES ($1, $2, $3)", r.FormValue("token"), 1, true)
}

func (a *app) getUserID(r *http.Request) int {
	id, oneTime := 0, false
	_ = a.db.QueryRow("SELECT user_id, one_time FROM access_tokens WHERE token = $1", r.Header.Get("Authorization")).Scan(&id, &oneTime)
	if oneTime {
		a.db.Exec("DELETE FROM access_tokens WHERE token = $1", r.Header.Get("Authorization"))
	}
	return id
}

func hash(password string) []byte {
	b, _ := bcrypt.GenerateFromPassword([]byte(password), bcrypt.DefaultCost)
	return b
}

func (a *app) changePassword(w http.ResponseWriter, r *http.Request) { // want `changePassword gives a user a new password`
	a.db.Exec("UPDATE users SET password_hash = $1 WHERE id = $2", hash(r.FormValue("password")), a.getUserID(r))
}

func (a *app) resetPassword(w http.ResponseWriter, r *http.Request) {
	id := a.getUserID(r)
	a.db.Exec("UPDATE users SET password_hash = $1 WHERE id = $2", hash(r.FormValue("password")), id)
	a.db.Exec("DELETE FROM access_tokens WHERE user_id = $1", id)
}

// A link to another provider's account is no account.
func (a *app) unlink(w http.ResponseWriter, r *http.Request) {
	a.db.Exec("DELETE FROM oauth_users WHERE user_id = $1", a.getUserID(r))
}

func (a *app) deleteAccount(w http.ResponseWriter, r *http.Request) {
	id := a.getUserID(r)
	a.db.Exec("DELETE FROM users WHERE id = $1", id)
	a.db.Exec("DELETE FROM access_tokens WHERE user_id = $1", id)
}
