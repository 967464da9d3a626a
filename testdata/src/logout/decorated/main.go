package main

import (
	"context"
	"crypto/rand"
	"net/http"
	"sync"
	"time"

	"github.com/jmoiron/sqlx"
	"golang.org/x/crypto/bcrypt"
)

type Login struct {
	Key string    `db:"key"`
	UID int       `db:"uid"`
	Exp time.Time `db:"exp"`
}

type Logins interface {
	Add(ctx context.Context, l Login) error
	Get(ctx context.Context, key string) (Login, error)
	Drop(ctx context.Context, key string) error
}

type sqlLogins struct{ db *sqlx.DB }

func (s sqlLogins) Add(ctx context.Context, l Login) error {
	_, err := s.db.NamedExecContext(ctx, `INSERT INTO logins(key,uid,exp) VALUES(:key,:uid,:exp)`, l)
	return err
}
func (s sqlLogins) Get(ctx context.Context, k string) (l Login, err error) {
	err = s.db.GetContext(ctx, &l, `SELECT * FROM logins WHERE key=? AND exp > now()`, k)
	return
}
func (s sqlLogins) Drop(ctx context.Context, k string) error {
	_, err := s.db.ExecContext(ctx, `DELETE FROM logins WHERE key=?`, k)
	return err
}

type cached struct {
	Logins
	mu sync.Mutex
	m  map[string]Login
}

func (c *cached) Get(ctx context.Context, k string) (Login, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if l, ok := c.m[k]; ok && time.Now().Before(l.Exp) {
		return l, nil
	}
	l, err := c.Logins.Get(ctx, k)
	if err == nil {
		c.m[k] = l
	}
	return l, err
}

func (c *cached) Drop(ctx context.Context, k string) error {
	c.mu.Lock()
	delete(c.m, k)
	c.mu.Unlock()
	return c.Logins.Drop(ctx, k)
}

type site struct{ logins Logins }

func (s site) in(w http.ResponseWriter, r *http.Request) {
	if bcrypt.CompareHashAndPassword([]byte("x"), []byte(r.FormValue("password"))) != nil {
		http.Error(w, "no", 401)
		return
	}
	k := rand.Text()
	if s.logins.Add(r.Context(), Login{Key: k, UID: 1, Exp: time.Now().Add(time.Hour)}) != nil {
		http.Error(w, "no", 500)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "login", Value: k, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

func (s site) out(w http.ResponseWriter, r *http.Request) {
	if c, err := r.Cookie("login"); err == nil {
		if err := s.logins.Drop(r.Context(), c.Value); err != nil {
			http.Error(w, "no", 500)
			return
		}
	}
	http.SetCookie(w, &http.Cookie{Name: "login", Path: "/", MaxAge: -1, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

func main() {
	s := site{&cached{Logins: sqlLogins{sqlx.MustConnect("mysql", "x")}, m: map[string]Login{}}}
	http.HandleFunc("POST /login", s.in)
	http.HandleFunc("POST /logout", s.out)
	http.ListenAndServe(":80", nil)
}
