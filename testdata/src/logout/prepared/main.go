package main

import (
	"context"
	"crypto/rand"
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/jmoiron/sqlx"
	"golang.org/x/crypto/bcrypt"
)

type queries struct {
	insert, find, del *sqlx.Stmt
}

func prepare(db *sqlx.DB) (q queries, err error) {
	if q.insert, err = db.Preparex(`INSERT INTO sessions (token, user_id, expires_at) VALUES (?,?,?)`); err != nil {
		return
	}
	if q.find, err = db.Preparex(`SELECT user_id FROM sessions WHERE token = ? AND expires_at > NOW()`); err != nil {
		return
	}
	q.del, err = db.Preparex(`DELETE FROM sessions WHERE token = ?`)
	return
}

type srv struct{ q queries }

func (s srv) login(w http.ResponseWriter, r *http.Request) {
	if bcrypt.CompareHashAndPassword([]byte("x"), []byte(r.FormValue("password"))) != nil {
		http.Error(w, "no", 401)
		return
	}
	t := rand.Text()
	if _, err := s.q.insert.ExecContext(r.Context(), t, 1, time.Now().Add(time.Hour)); err != nil {
		http.Error(w, "no", 500)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "session", Value: t, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

func (s srv) logout(w http.ResponseWriter, r *http.Request) {
	if c, err := r.Cookie("session"); err == nil {
		if err := s.end(r.Context(), c.Value); err != nil {
			http.Error(w, "no", 500)
			return
		}
	}
	http.SetCookie(w, &http.Cookie{Name: "session", Path: "/", MaxAge: -1, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

func (s srv) end(ctx context.Context, t string) error {
	_, err := s.q.del.ExecContext(ctx, t)
	return err
}

func main() {
	q, err := prepare(sqlx.MustConnect("mysql", "x"))
	if err != nil {
		panic(err)
	}
	s := srv{q}
	r := chi.NewRouter()
	r.Post("/login", s.login)
	r.Post("/logout", s.logout)
	http.ListenAndServe(":80", r)
}
