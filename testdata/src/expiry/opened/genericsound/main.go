// Package main keeps sessions in a map whose entries end.
package main

import (
	"crypto/rand"
	"net/http"
	"time"

	"golang.org/x/crypto/bcrypt"

	"sessionlint.test/src/expiry/opened/genericsound/ttlmap"
)

type Session struct {
	UserID int
	Admin  bool
}

type App struct {
	sessions *ttlmap.Map[Session]
	hash     func(name string) (int, []byte)
}

func (a *App) Login(w http.ResponseWriter, r *http.Request) {
	id, h := a.hash(r.FormValue("name"))
	if bcrypt.CompareHashAndPassword(h, []byte(r.FormValue("password"))) != nil {
		http.Error(w, "no", 401)
		return
	}
	sid := rand.Text()
	a.sessions.Set(sid, Session{UserID: id}, 2*time.Hour)
	http.SetCookie(w, &http.Cookie{Name: "session", Value: sid, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

func (a *App) Index(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("session")
	if err != nil {
		http.Error(w, "no", 401)
		return
	}
	s, ok := a.sessions.Get(c.Value)
	if !ok {
		http.Error(w, "no", 401)
		return
	}
	if s.Admin {
		w.Write([]byte("admin"))
	}
}

func main() {
	a := &App{sessions: ttlmap.New[Session](), hash: func(string) (int, []byte) { return 0, nil }}
	http.HandleFunc("POST /login", a.Login)
	http.HandleFunc("GET /", a.Index)
	http.ListenAndServe(":8080", nil)
}
