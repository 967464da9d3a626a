package main

import (
	"crypto/rand"
	"database/sql"
	"net/http"
	"sync"
	"time"

	"golang.org/x/crypto/bcrypt"
)

type presence struct {
	mu sync.Mutex
	on map[string]time.Time
}

func (p *presence) mark(id string)   { p.mu.Lock(); p.on[id] = time.Now(); p.mu.Unlock() }
func (p *presence) remove(id string) { p.mu.Lock(); delete(p.on, id); p.mu.Unlock() }

type app struct {
	db *sql.DB
	p  *presence
}

func (a *app) login(w http.ResponseWriter, r *http.Request) {
	if bcrypt.CompareHashAndPassword([]byte("x"), []byte(r.FormValue("password"))) != nil {
		http.Error(w, "no", 401)
		return
	}
	t := rand.Text()
	if _, err := a.db.Exec(`INSERT INTO sessions (token_hash, user_id, expires_at) VALUES (sha256($1), 1, now() + interval '1 hour')`, t); err != nil {
		http.Error(w, "no", 500)
		return
	}
	a.p.mark(t)
	http.SetCookie(w, &http.Cookie{Name: "session", Value: t, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

func (a *app) logout(w http.ResponseWriter, r *http.Request) { // want `logout only touches the client's side and leaves the session on the server .*`
	if c, err := r.Cookie("session"); err == nil {
		a.p.remove(c.Value)
	}
	http.SetCookie(w, &http.Cookie{Name: "session", Path: "/", MaxAge: -1, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

func main() {
	db, _ := sql.Open("pgx", "x")
	a := &app{db, &presence{on: map[string]time.Time{}}}
	http.HandleFunc("POST /login", a.login)
	http.HandleFunc("POST /logout", a.logout)
	http.ListenAndServe(":80", nil)
}
