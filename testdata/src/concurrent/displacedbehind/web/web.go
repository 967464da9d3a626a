// Package web ends a user's earlier session at login, behind an interface.
package web

import (
	"crypto/rand"
	"net/http"

	"golang.org/x/crypto/bcrypt"
)

// Sessions are kept elsewhere.
type Sessions interface {
	Add(token, user string) error
	Revoke(token string) error
}

// App is the handlers.
type App struct {
	sessions Sessions
	current  map[string]string // token by user
	hashes   map[string][]byte
}

// Login is right: a new session takes the place of the earlier one.
func (a *App) Login(w http.ResponseWriter, r *http.Request) {
	user := r.FormValue("user")
	if bcrypt.CompareHashAndPassword(a.hashes[user], []byte(r.FormValue("password"))) != nil {
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	if earlier, ok := a.current[user]; ok {
		a.sessions.Revoke(earlier)
	}
	token := rand.Text()
	a.current[user] = token
	a.sessions.Add(token, user)
	http.SetCookie(w, &http.Cookie{Name: "session", Value: token})
}

// New returns the handlers over a store.
func New(s Sessions, hashes map[string][]byte) *App {
	return &App{sessions: s, current: map[string]string{}, hashes: hashes}
}
