// Package status locks users out by a column, which no look-up of sessions
// reads.
package status

import (
	"database/sql"
	"net/http"

	"golang.org/x/crypto/bcrypt"
)

type admin struct{ db *sql.DB }

func (a *admin) user(r *http.Request) (id int, err error) {
	c, err := r.Cookie("sid")
	if err != nil {
		return 0, err
	}
	err = a.db.QueryRow("SELECT user_id FROM sessions WHERE token = $1", c.Value).Scan(&id)
	return id, err
}

func (a *admin) setPassword(w http.ResponseWriter, r *http.Request) {
	hash, err := bcrypt.GenerateFromPassword([]byte(r.FormValue("password")), 12)
	if err != nil {
		return
	}
	a.db.Exec("UPDATE users SET password_hash = $1 WHERE id = $2", hash, r.PathValue("id"))
	a.db.Exec("DELETE FROM sessions WHERE user_id = $1", r.PathValue("id"))
}

func (a *admin) disable(w http.ResponseWriter, r *http.Request) { // want `disable changes whether a user may log in \(src/credchange/status/status.go:\d+, table users\) but ends none of the user's sessions`
	a.db.Exec("UPDATE users SET disabled = true WHERE id = $1", r.PathValue("id"))
}

func (a *admin) ban(w http.ResponseWriter, r *http.Request) {
	a.db.Exec("UPDATE users SET is_active = false WHERE id = $1", r.PathValue("id"))
	a.db.Exec("DELETE FROM sessions WHERE user_id = $1", r.PathValue("id"))
}

// Who is let in again has no session that should end.
func (a *admin) enable(w http.ResponseWriter, r *http.Request) {
	a.db.Exec("UPDATE users SET disabled = false, is_active = true WHERE id = $1", r.PathValue("id"))
}

// Nothing that says who may log in.
func (a *admin) setName(w http.ResponseWriter, r *http.Request) {
	a.db.Exec("UPDATE users SET name = $1, email_verified = $2 WHERE id = $3", r.FormValue("name"), true, r.PathValue("id"))
}

func routes(a *admin) {
	http.HandleFunc("POST /users/{id}/password", a.setPassword)
	http.HandleFunc("POST /users/{id}/disable", a.disable)
	http.HandleFunc("POST /users/{id}/ban", a.ban)
	http.HandleFunc("POST /users/{id}/enable", a.enable)
	http.HandleFunc("POST /users/{id}/name", a.setName)
}
