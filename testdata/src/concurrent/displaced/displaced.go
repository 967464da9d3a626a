// Package main ends sessions at login: a user's other one, or only that of
// the same browser.
package main

import (
	"context"
	"crypto/rand"
	"net/http"
	"time"

	"github.com/redis/go-redis/v9"
	"golang.org/x/crypto/bcrypt"
)

type app struct {
	rdb    *redis.Client
	hashes map[string][]byte
}

func (a *app) verify(r *http.Request) bool {
	return bcrypt.CompareHashAndPassword(a.hashes[r.FormValue("user")], []byte(r.FormValue("password"))) == nil
}

// login is right: a user has one session, and a new one takes its place.
func (a *app) login(w http.ResponseWriter, r *http.Request) {
	if !a.verify(r) {
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	token, err := a.enter(r.Context(), r.FormValue("user"))
	if err != nil {
		http.Error(w, "no", http.StatusInternalServerError)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "session", Value: token})
}

func (a *app) enter(ctx context.Context, user string) (string, error) {
	token := rand.Text()
	prev, _ := a.rdb.SetArgs(ctx, "current:"+user, token, redis.SetArgs{Get: true, TTL: 8 * time.Hour}).Result()
	if prev != "" {
		if err := a.rdb.Del(ctx, "session:"+prev).Err(); err != nil {
			return "", err
		}
	}
	return token, a.rdb.Set(ctx, "session:"+token, user, 8*time.Hour).Err()
}

// signIn only ends what the same browser held.
func (a *app) signIn(w http.ResponseWriter, r *http.Request) { // want `signIn opens a session \(src/concurrent/displaced/displaced.go:59, key session:\)`
	if !a.verify(r) {
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	if c, err := r.Cookie("session"); err == nil {
		a.rdb.Del(r.Context(), "session:"+c.Value)
	}
	token := rand.Text()
	a.rdb.Set(r.Context(), "session:"+token, r.FormValue("user"), 8*time.Hour)
	http.SetCookie(w, &http.Cookie{Name: "session", Value: token})
}

func main() {
	http.HandleFunc("POST /login", new(app).login)
	http.HandleFunc("POST /signin", new(app).signIn)
}
