package main

import (
	"crypto/rand"
	"database/sql"
	"log"
	"net/http"
	"os"

	"github.com/go-chi/chi/v5"
	_ "github.com/jackc/pgx/v5/stdlib"
	"golang.org/x/crypto/bcrypt"

	"sessionlint.test/src/logout/ownbus/events"
)

const left events.Topic = "user.left"

type site struct {
	db  *sql.DB
	bus *events.Bus
}

func (s *site) forget(token string) error {
	_, err := s.db.Exec(`DELETE FROM logins WHERE token = $1`, token)
	return err
}

func (s *site) login(w http.ResponseWriter, r *http.Request) {
	var uid int
	var hash string
	err := s.db.QueryRow(`SELECT id, hash FROM users WHERE nick = $1`, r.FormValue("nick")).Scan(&uid, &hash)
	if err != nil || bcrypt.CompareHashAndPassword([]byte(hash), []byte(r.FormValue("password"))) != nil {
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	tok := rand.Text()
	if _, err := s.db.Exec(`INSERT INTO logins (token, user_id, expires) VALUES ($1, $2, now() + interval '8 hours')`, tok, uid); err != nil {
		http.Error(w, "db", http.StatusInternalServerError)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "t", Value: tok, Path: "/", HttpOnly: true, Secure: true, SameSite: http.SameSiteLaxMode})
}

func (s *site) logout(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("t")
	if err != nil {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	if err := s.bus.Emit(left, c.Value); err != nil {
		http.Error(w, "db", http.StatusInternalServerError)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "t", Path: "/", MaxAge: -1, HttpOnly: true, Secure: true})
	w.WriteHeader(http.StatusNoContent)
}

func (s *site) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var uid int
		c, err := r.Cookie("t")
		if err != nil || s.db.QueryRow(`SELECT user_id FROM logins WHERE token = $1 AND expires > now()`, c.Value).Scan(&uid) != nil {
			http.Error(w, "login", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func main() {
	db, err := sql.Open("pgx", os.Getenv("DATABASE_URL"))
	if err != nil {
		log.Fatal(err)
	}
	s := &site{db, events.NewBus()}
	s.bus.On(left, s.forget)
	r := chi.NewRouter()
	r.Post("/login", s.login)
	r.Post("/logout", s.logout)
	r.With(s.guard).Get("/", func(w http.ResponseWriter, r *http.Request) {})
	log.Fatal(http.ListenAndServe(":8080", r))
}
