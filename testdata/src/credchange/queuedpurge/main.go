package main

import (
	"context"
	"database/sql"
	"log"
	"net/http"
	"os"
	"time"

	"github.com/gomodule/redigo/redis"
	_ "github.com/jackc/pgx/v5/stdlib"
	"golang.org/x/crypto/bcrypt"

	"sessionlint.test/src/credchange/queuedpurge/sess"
)

type job func(context.Context) error

type site struct {
	db   *sql.DB
	pool *sess.Pool
	jobs chan job
}

func (s *site) worker() {
	for j := range s.jobs {
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		for err := j(ctx); err != nil; err = j(ctx) {
			log.Print(err)
			if ctx.Err() != nil {
				break
			}
		}
		cancel()
	}
}

func (s *site) login(w http.ResponseWriter, r *http.Request) {
	u := r.FormValue("user")
	var h []byte
	if s.db.QueryRow(`SELECT pw FROM users WHERE id = $1`, u).Scan(&h) != nil || bcrypt.CompareHashAndPassword(h, []byte(r.FormValue("pw"))) != nil {
		http.Error(w, "no", 401)
		return
	}
	tok, err := s.pool.New(r.Context(), u)
	if err != nil {
		http.Error(w, "no", 500)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "web", Value: tok, Path: "/", HttpOnly: true, Secure: true, SameSite: http.SameSiteLaxMode})
}

func (s *site) change(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("web")
	if err != nil {
		http.Error(w, "no", 401)
		return
	}
	u, err := s.pool.User(r.Context(), c.Value)
	if err != nil {
		http.Error(w, "no", 401)
		return
	}
	h, err := bcrypt.GenerateFromPassword([]byte(r.FormValue("pw")), 12)
	if err != nil {
		http.Error(w, "no", 422)
		return
	}
	if _, err := s.db.Exec(`UPDATE users SET pw = $1 WHERE id = $2`, h, u); err != nil {
		http.Error(w, "no", 500)
		return
	}
	s.jobs <- func(ctx context.Context) error { return s.pool.Purge(ctx, u) }
	http.Redirect(w, r, "/login", 303)
}

func main() {
	db, err := sql.Open("pgx", os.Getenv("DSN"))
	if err != nil {
		log.Fatal(err)
	}
	s := &site{db, &sess.Pool{P: &redis.Pool{Dial: func() (redis.Conn, error) { return redis.DialURL(os.Getenv("REDIS")) }}}, make(chan job, 64)}
	go s.worker()
	m := http.NewServeMux()
	m.HandleFunc("POST /login", s.login)
	m.HandleFunc("POST /password", s.change)
	log.Fatal(http.ListenAndServe(":8080", m))
}
