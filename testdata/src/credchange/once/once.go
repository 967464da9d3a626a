// Package once resets passwords by codes.
package once

import (
	"database/sql"
	"net/http"

	"golang.org/x/crypto/bcrypt"
)

type app struct{ db *sql.DB }

func (a *app) set(user int, password string) {
	hash, _ := bcrypt.GenerateFromPassword([]byte(password), bcrypt.DefaultCost)
	a.db.Exec("UPDATE users SET password = ? WHERE id = ?", string(hash), user)
	a.db.Exec("DELETE FROM sessions WHERE user_id = ?", user)
}

func (a *app) reset(w http.ResponseWriter, r *http.Request) { // want `reset sets a new password for whoever presents a code \(src/credchange/once/once.go:21, table reset_codes\) and never uses the code up`
	var user int
	a.db.QueryRow("SELECT user_id FROM reset_codes WHERE code = ?", r.FormValue("code")).Scan(&user)
	a.set(user, r.FormValue("password"))
}

func (a *app) resetOnce(w http.ResponseWriter, r *http.Request) {
	var user int
	a.db.QueryRow("SELECT user_id FROM reset_codes WHERE code = ?", r.FormValue("code")).Scan(&user)
	a.set(user, r.FormValue("password"))
	a.db.Exec("DELETE FROM reset_codes WHERE code = ?", r.FormValue("code"))
}

func (a *app) resetMarked(w http.ResponseWriter, r *http.Request) {
	var user int
	a.db.QueryRow("UPDATE reset_codes SET used = 1 WHERE code = ? RETURNING user_id", r.FormValue("code")).Scan(&user)
	a.set(user, r.FormValue("password"))
}
