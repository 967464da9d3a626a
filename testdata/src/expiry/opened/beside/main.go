// Package main keeps a theme beside the sessions, which end.
package main

import (
	"crypto/rand"
	"database/sql"
	"net/http"
	"sync"
	"time"

	"golang.org/x/crypto/bcrypt"
)

var hashes = map[string][]byte{}

func checked(r *http.Request) (string, bool) {
	u := r.FormValue("user")
	return u, bcrypt.CompareHashAndPassword(hashes[u], []byte(r.FormValue("password"))) == nil
}

func cookie(w http.ResponseWriter, v string) {
	http.SetCookie(w, &http.Cookie{Name: "sid", Value: v, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

type app struct {
	mu    sync.Mutex
	db    *sql.DB
	theme map[string]string
}

func (a *app) in(w http.ResponseWriter, r *http.Request) {
	u, ok := checked(r)
	if !ok {
		return
	}
	id := rand.Text()
	if _, err := a.db.Exec("INSERT INTO sessions (id, user_id, expires_at) VALUES (sha256($1), $2, $3)", id, u, time.Now().Add(time.Hour)); err != nil {
		return
	}
	a.mu.Lock()
	a.theme[id] = r.FormValue("theme")
	a.mu.Unlock()
	cookie(w, id)
}

func (a *app) home(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("sid")
	if err != nil {
		return
	}
	var u string
	if a.db.QueryRow("SELECT user_id FROM sessions WHERE id = sha256($1) AND expires_at > now()", c.Value).Scan(&u) != nil {
		return
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	w.Write([]byte(u + a.theme[c.Value]))
}

func main() {
	a := &app{theme: map[string]string{}}
	http.HandleFunc("/in", a.in)
	http.HandleFunc("/", a.home)
	http.ListenAndServe(":1", nil)
}
