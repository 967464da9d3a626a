package main

import (
	"crypto/rand"
	"net/http"
	"sync"
	"time"

	"golang.org/x/crypto/bcrypt"
)

type Session struct {
	User      string
	ExpiresAt time.Time
}

type Store struct {
	mu       sync.RWMutex
	sessions map[string]*Session
}

func (s *Store) Create(u string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	id := rand.Text()
	s.sessions[id] = &Session{u, time.Now().Add(time.Hour)}
	return id
}

func (s *Store) require(next http.HandlerFunc) http.HandlerFunc { // want `require looks up a record by what the client presents, but Session\.ExpiresAt, which says w`
	return func(w http.ResponseWriter, r *http.Request) {
		c, err := r.Cookie("session")
		if err != nil {
			http.Error(w, "no", 401)
			return
		}
		s.mu.RLock()
		x, ok := s.sessions[c.Value]
		s.mu.RUnlock()
		if !ok {
			http.Error(w, "no", 401)
			return
		}
		r.Header.Set("X-User", x.User)
		next(w, r)
	}
}

func main() {
	s := &Store{sessions: map[string]*Session{}}
	http.HandleFunc("POST /login", func(w http.ResponseWriter, r *http.Request) {
		if bcrypt.CompareHashAndPassword([]byte("x"), []byte(r.FormValue("password"))) != nil {
			http.Error(w, "no", 401)
			return
		}
		http.SetCookie(w, &http.Cookie{Name: "session", Value: s.Create("me"), Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	})
	http.HandleFunc("GET /me", s.require(func(w http.ResponseWriter, r *http.Request) { w.Write([]byte(r.Header.Get("X-User"))) }))
	http.ListenAndServe(":80", nil)
}
