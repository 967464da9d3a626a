// Package main sets the time to live in a helper.
package main

import (
	"context"
	"crypto/rand"
	"net/http"
	"time"

	"github.com/redis/go-redis/v9"
	"golang.org/x/crypto/bcrypt"
)

var hashes = map[string][]byte{}

func checked(r *http.Request) (string, bool) {
	u := r.FormValue("user")
	return u, bcrypt.CompareHashAndPassword(hashes[u], []byte(r.FormValue("password"))) == nil
}

func cookie(w http.ResponseWriter, v string) {
	http.SetCookie(w, &http.Cookie{Name: "sid", Value: v, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

type app struct{ rdb *redis.Client }

func (a *app) in(w http.ResponseWriter, r *http.Request) {
	u, ok := checked(r)
	if !ok {
		return
	}
	id := rand.Text()
	if a.rdb.Set(r.Context(), "v:"+id, u, 0).Err() != nil || a.touch(r.Context(), id) != nil {
		return
	}
	cookie(w, id)
}

func (a *app) touch(ctx context.Context, id string) error {
	return a.rdb.Expire(ctx, "v:"+id, time.Hour).Err()
}

func (a *app) home(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("sid")
	if err != nil {
		return
	}
	u, err := a.rdb.Get(r.Context(), "v:"+c.Value).Result()
	if err != nil || a.touch(r.Context(), c.Value) != nil {
		return
	}
	w.Write([]byte(u))
}

func main() {
	a := &app{}
	http.HandleFunc("/in", a.in)
	http.HandleFunc("/", a.home)
	http.ListenAndServe(":1", nil)
}
