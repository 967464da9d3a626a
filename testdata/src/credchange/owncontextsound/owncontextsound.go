// Package owncontextsound registers handlers that get a call of the program's own.
package owncontextsound

import (
	"crypto/rand"
	"database/sql"
	"net/http"

	"golang.org/x/crypto/bcrypt"
)

// A Call is what came in, and where the answer goes.
type Call struct {
	In   *http.Request
	Out  http.ResponseWriter
	User int64
}

type Reply struct{ Status int }

type api struct{ db *sql.DB }

func serve(path string, f func(*Call) Reply) {
	http.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(f(&Call{In: r, Out: w}).Status)
	})
}

func Register(db *sql.DB) {
	a := api{db}
	serve("/login", a.login)
	for path, f := range map[string]func(*Call) Reply{"/password": a.change} {
		serve(path, f)
	}
}

func (a api) login(c *Call) Reply {
	var id int64
	var hash []byte
	if a.db.QueryRow("SELECT id, hash FROM users WHERE name = ?", c.In.FormValue("name")).Scan(&id, &hash) != nil ||
		bcrypt.CompareHashAndPassword(hash, []byte(c.In.FormValue("password"))) != nil {
		return Reply{403}
	}
	token := rand.Text()
	if _, err := a.db.Exec("INSERT INTO sessions (token, user_id) VALUES (?, ?)", token, id); err != nil {
		return Reply{500}
	}
	http.SetCookie(c.Out, &http.Cookie{Name: "session", Value: token, HttpOnly: true, Secure: true, SameSite: http.SameSiteLaxMode})
	return Reply{204}
}

func (a api) change(c *Call) Reply {
	hash, err := bcrypt.GenerateFromPassword([]byte(c.In.FormValue("password")), bcrypt.DefaultCost)
	if err != nil {
		return Reply{400}
	}
	if _, err := a.db.Exec("UPDATE users SET password_hash = ? WHERE id = ?", hash, c.User); err != nil {
		return Reply{500}
	}
	if _, err := a.db.Exec("DELETE FROM sessions WHERE user_id = ?", c.User); err != nil {
		return Reply{500}
	}
	return Reply{204}
}
