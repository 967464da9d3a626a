package main

import (
	"crypto/rand"
	"net/http"
	"sync"
	"time"

	"golang.org/x/crypto/bcrypt"
)

type Session struct {
	User string
	End  time.Time
}

type User struct{ Password []byte }

type Server struct {
	mu       sync.Mutex
	sessions map[string]*Session
	users    map[string]*User
}

func (s *Server) login(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	u, ok := s.users[r.FormValue("name")]
	if !ok || bcrypt.CompareHashAndPassword(u.Password, []byte(r.FormValue("password"))) != nil {
		http.Error(w, "no", 401)
		return
	}
	id := rand.Text()
	s.sessions[id] = &Session{r.FormValue("name"), time.Now().Add(time.Hour)}
	http.SetCookie(w, &http.Cookie{Name: "session", Value: id, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

func (s *Server) current(r *http.Request) *Session {
	c, err := r.Cookie("session")
	if err != nil {
		return nil
	}
	x := s.sessions[c.Value]
	if x == nil {
		return nil
	}
	if time.Now().After(x.End) {
		delete(s.sessions, c.Value)
		return nil
	}
	return x
}

func (s *Server) password(w http.ResponseWriter, r *http.Request) { // want `password gives a user a new password .* but ends none of the user's sessions`
	s.mu.Lock()
	defer s.mu.Unlock()
	x := s.current(r)
	if x == nil {
		http.Error(w, "no", 401)
		return
	}
	h, err := bcrypt.GenerateFromPassword([]byte(r.FormValue("new")), 12)
	if err != nil {
		http.Error(w, "no", 500)
		return
	}
	s.users[x.User].Password = h
}

func main() {
	s := &Server{sessions: map[string]*Session{}, users: map[string]*User{}}
	http.HandleFunc("POST /login", s.login)
	http.HandleFunc("POST /password", s.password)
	http.ListenAndServe(":80", nil)
}
