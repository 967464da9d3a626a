package main

import (
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/redis/go-redis/v9"
	"golang.org/x/crypto/bcrypt"
)

type srv struct {
	db  *sql.DB
	rdb *redis.Client
}

func key(code string) string {
	s := sha256.Sum256([]byte(code))
	return "pwreset:" + hex.EncodeToString(s[:])
}

func (s *srv) forgot(w http.ResponseWriter, r *http.Request) {
	var id string
	if s.db.QueryRow(`SELECT id FROM users WHERE email=$1`, r.FormValue("email")).Scan(&id) == nil {
		code := rand.Text()
		s.rdb.Set(r.Context(), key(code), id, 30*time.Minute)
		mail(r.FormValue("email"), code)
	}
	w.WriteHeader(204)
}

func mail(to, code string) {}

func (s *srv) reset(w http.ResponseWriter, r *http.Request) { // want `reset sets a new password for whoever presents a code .* and never uses the code up`
	id, err := s.rdb.Get(r.Context(), key(r.FormValue("code"))).Result()
	if err != nil {
		http.Error(w, "bad code", 400)
		return
	}
	h, err := bcrypt.GenerateFromPassword([]byte(r.FormValue("password")), 12)
	if err != nil {
		http.Error(w, "no", 500)
		return
	}
	tx, err := s.db.BeginTx(r.Context(), nil)
	if err != nil {
		http.Error(w, "no", 500)
		return
	}
	defer tx.Rollback()
	if _, err := tx.Exec(`UPDATE users SET password_hash=$1 WHERE id=$2`, h, id); err != nil {
		http.Error(w, "no", 500)
		return
	}
	if _, err := tx.Exec(`DELETE FROM sessions WHERE user_id=$1`, id); err != nil {
		http.Error(w, "no", 500)
		return
	}
	if tx.Commit() != nil {
		http.Error(w, "no", 500)
	}
}

func main() {
	db, _ := sql.Open("pgx", "x")
	s := &srv{db, redis.NewClient(&redis.Options{})}
	r := chi.NewRouter()
	r.Post("/forgot", s.forgot)
	r.Post("/reset", s.reset)
	http.ListenAndServe(":80", r)
}
