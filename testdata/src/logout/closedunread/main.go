package main

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"os"

	"github.com/jackc/pgx/v5/pgxpool"
	"golang.org/x/crypto/bcrypt"
)

type PG struct{ pool *pgxpool.Pool }

func h(s string) string { x := sha256.Sum256([]byte(s)); return hex.EncodeToString(x[:]) }

func (p PG) Open(ctx context.Context, uid int64) (string, error) {
	t := rand.Text()
	_, err := p.pool.Exec(ctx, `INSERT INTO web_sessions (hash, user_id, expires_at) VALUES ($1,$2, now() + interval '8 hours')`, h(t), uid)
	return t, err
}

func (p PG) Find(ctx context.Context, t string) (uid int64, err error) {
	err = p.pool.QueryRow(ctx, `SELECT user_id FROM web_sessions WHERE hash = $1 AND expires_at > now()`, h(t)).Scan(&uid)
	return
}

func (p PG) Close(ctx context.Context, t string) error {
	_, err := p.pool.Exec(ctx, `UPDATE web_sessions SET closed_at = now() WHERE hash = $1`, h(t))
	return err
}

func main() {
	pool, err := pgxpool.New(context.Background(), os.Getenv("DSN"))
	if err != nil {
		panic(err)
	}
	p := PG{pool}
	http.HandleFunc("POST /login", func(w http.ResponseWriter, r *http.Request) {
		var id int64
		var hash string
		if pool.QueryRow(r.Context(), `SELECT id, pw FROM users WHERE mail=$1`, r.FormValue("mail")).Scan(&id, &hash) != nil ||
			bcrypt.CompareHashAndPassword([]byte(hash), []byte(r.FormValue("password"))) != nil {
			http.Error(w, "no", 401)
			return
		}
		t, err := p.Open(r.Context(), id)
		if err != nil {
			http.Error(w, "no", 500)
			return
		}
		http.SetCookie(w, &http.Cookie{Name: "web", Value: t, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	})
	http.HandleFunc("GET /me", func(w http.ResponseWriter, r *http.Request) {
		c, err := r.Cookie("web")
		if err != nil {
			http.Error(w, "no", 401)
			return
		}
		if _, err := p.Find(r.Context(), c.Value); err != nil {
			http.Error(w, "no", 401)
			return
		}
		w.Write([]byte("hi"))
	})
	http.HandleFunc("POST /logout", func(w http.ResponseWriter, r *http.Request) { // want `POST /logout only touches the client's side and leaves the session on the server .*`
		if c, err := r.Cookie("web"); err == nil {
			if err := p.Close(r.Context(), c.Value); err != nil {
				http.Error(w, "no", 500)
				return
			}
		}
		http.SetCookie(w, &http.Cookie{Name: "web", Path: "/", MaxAge: -1, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	})
	http.ListenAndServe(":80", nil)
}
