package main

import (
	"database/sql"
	"encoding/json"
	"log"
	"net/http"
	"os"
	"strings"

	"github.com/go-chi/chi/v5"
	_ "github.com/jackc/pgx/v5/stdlib"
	"github.com/redis/go-redis/v9"
	"golang.org/x/crypto/bcrypt"

	"sessionlint.test/src/credchange/refreshleft/tokens"
)

type api struct {
	db  *sql.DB
	tok *tokens.Manager
}

func (a *api) check(r *http.Request, user, pw string) bool {
	var h []byte
	err := a.db.QueryRowContext(r.Context(), `SELECT hash FROM users WHERE id = $1`, user).Scan(&h)
	return err == nil && bcrypt.CompareHashAndPassword(h, []byte(pw)) == nil
}

func (a *api) login(w http.ResponseWriter, r *http.Request) {
	u := r.FormValue("user")
	if !a.check(r, u, r.FormValue("password")) {
		http.Error(w, "no", 401)
		return
	}
	p, err := a.tok.Grant(r.Context(), u)
	if err != nil {
		http.Error(w, "no", 500)
		return
	}
	json.NewEncoder(w).Encode(p)
}

func (a *api) refresh(w http.ResponseWriter, r *http.Request) {
	p, err := a.tok.Renew(r.Context(), r.FormValue("refresh_token"))
	if err != nil {
		http.Error(w, "no", 401)
		return
	}
	json.NewEncoder(w).Encode(p)
}

func (a *api) changePassword(w http.ResponseWriter, r *http.Request) { // want `changePassword gives a user a new password and ends only some of the`
	u, err := a.tok.User(r.Context(), strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer "))
	if err != nil || !a.check(r, u, r.FormValue("old")) {
		http.Error(w, "no", 401)
		return
	}
	h, err := bcrypt.GenerateFromPassword([]byte(r.FormValue("new")), 12)
	if err != nil {
		http.Error(w, "no", 422)
		return
	}
	if _, err := a.db.ExecContext(r.Context(), `UPDATE users SET hash = $1 WHERE id = $2`, h, u); err != nil {
		http.Error(w, "no", 500)
		return
	}
	if err := a.tok.Drop(r.Context(), u); err != nil {
		http.Error(w, "no", 500)
		return
	}
	w.WriteHeader(204)
}

func main() {
	db, err := sql.Open("pgx", os.Getenv("DSN"))
	if err != nil {
		log.Fatal(err)
	}
	a := &api{db, &tokens.Manager{RDB: redis.NewClient(&redis.Options{Addr: os.Getenv("REDIS")}), DB: db}}
	r := chi.NewRouter()
	r.Route("/v1", func(r chi.Router) {
		r.Post("/login", a.login)
		r.Post("/refresh", a.refresh)
		r.Put("/password", a.changePassword)
	})
	log.Fatal(http.ListenAndServe(":8080", r))
}
