// Package cached keeps sessions in a table and in a cache, which is asked.
package cached

import (
	"context"
	"crypto/rand"
	"database/sql"
	"net/http"
	"time"

	"github.com/redis/go-redis/v9"
	"golang.org/x/crypto/bcrypt"
)

type user struct{}

type app struct {
	db  *sql.DB
	rdb *redis.Client
}

func (a *app) login(w http.ResponseWriter, r *http.Request) {
	if bcrypt.CompareHashAndPassword(nil, []byte(r.FormValue("password"))) != nil {
		return
	}
	token := rand.Text()
	a.db.ExecContext(r.Context(), "INSERT INTO sessions (token, user_id) VALUES (?, ?)", token, 1)
	a.rdb.Set(r.Context(), "session:"+token, 1, time.Hour)
	http.SetCookie(w, &http.Cookie{Name: "session", Value: token, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

func (a *app) auth(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c, err := r.Cookie("session")
		if err != nil {
			http.Error(w, "no", http.StatusUnauthorized)
			return
		}
		id, err := a.rdb.Get(r.Context(), "session:"+c.Value).Result()
		if err != nil {
			http.Error(w, "no", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), user{}, id)))
	})
}

func (a *app) logout(w http.ResponseWriter, r *http.Request) { // want `logout ends one record of the login and leaves the other \(key session:, src/logout/cached/cached.go:\d+\)`
	if c, err := r.Cookie("session"); err == nil {
		a.db.ExecContext(r.Context(), "DELETE FROM sessions WHERE token = ?", c.Value)
	}
	http.SetCookie(w, &http.Cookie{Name: "session", MaxAge: -1})
}

func (a *app) logoutBoth(w http.ResponseWriter, r *http.Request) {
	if c, err := r.Cookie("session"); err == nil {
		a.db.ExecContext(r.Context(), "DELETE FROM sessions WHERE token = ?", c.Value)
		a.rdb.Del(r.Context(), "session:"+c.Value)
	}
	http.SetCookie(w, &http.Cookie{Name: "session", MaxAge: -1})
}

func routes(a *app) {
	http.HandleFunc("POST /login", a.login)
	http.HandleFunc("POST /logout", a.logout)
	http.HandleFunc("POST /logout/both", a.logoutBoth)
}
