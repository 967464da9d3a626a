// Package cookies hands out two cookies and takes one back.
package cookies

import (
	"database/sql"
	"net/http"
	"time"

	"golang.org/x/crypto/bcrypt"
)

type app struct{ db *sql.DB }

const rememberCookie = "remember_token"

func (a *app) login(w http.ResponseWriter, r *http.Request) {
	if bcrypt.CompareHashAndPassword(nil, []byte(r.FormValue("password"))) != nil {
		return
	}
	a.db.Exec("INSERT INTO sessions (token, user_id) VALUES ($1, $2)", "", 1)
	http.SetCookie(w, &http.Cookie{Name: "session", Value: "…"})
	http.SetCookie(w, &http.Cookie{Name: rememberCookie, Value: "…", MaxAge: 86400})
	http.SetCookie(w, &http.Cookie{Name: "theme", Value: "dark"})
}

func (a *app) logout(w http.ResponseWriter, r *http.Request) { // want `logout leaves the cookie "remember_token", which the login sets too \(src/logout/cookies/cookies.go:22\)`
	a.db.Exec("DELETE FROM sessions WHERE token = $1", "")
	http.SetCookie(w, &http.Cookie{Name: "session", MaxAge: -1})
}

func (a *app) signOut(w http.ResponseWriter, r *http.Request) {
	a.db.Exec("DELETE FROM sessions WHERE token = $1", "")
	http.SetCookie(w, &http.Cookie{Name: "session", Expires: time.Unix(0, 0)})
	http.SetCookie(w, &http.Cookie{Name: rememberCookie, Expires: time.Now().Add(-time.Hour)})
}
