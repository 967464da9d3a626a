// Package main logs in by a bucket whose entries end.
package main

import (
	"net/http"

	"github.com/go-chi/chi/v5"
	"golang.org/x/crypto/bcrypt"

	"sessionlint.test/src/expiry/opened/boltsound/store"
)

type server struct {
	st    *store.Bolt
	users map[string][]byte
}

func (s *server) login(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	if bcrypt.CompareHashAndPassword(s.users[name], []byte(r.FormValue("password"))) != nil {
		http.Error(w, "wrong", http.StatusUnauthorized)
		return
	}
	id, err := s.st.Create(name)
	if err != nil {
		http.Error(w, "error", http.StatusInternalServerError)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "sid", Value: id, Path: "/", HttpOnly: true, Secure: true, SameSite: http.SameSiteLaxMode})
}

func (s *server) auth(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c, err := r.Cookie("sid")
		if err != nil {
			http.Error(w, "login", http.StatusUnauthorized)
			return
		}
		l, err := s.st.Lookup(c.Value)
		if err != nil {
			http.Error(w, "login", http.StatusUnauthorized)
			return
		}
		r.Header.Set("X-User", l.User)
		next.ServeHTTP(w, r)
	})
}

func main() {
	st, err := store.Open("app.db")
	if err != nil {
		panic(err)
	}
	s := &server{st: st, users: map[string][]byte{}}
	r := chi.NewRouter()
	r.Post("/login", s.login)
	r.With(s.auth).Get("/", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("hi")) })
	http.ListenAndServe(":8080", r)
}
