// Package main has a login that is called after what it makes.
package main

import (
	"context"
	"crypto/rand"
	"net/http"
	"time"

	"github.com/redis/go-redis/v9"
	"golang.org/x/crypto/bcrypt"
)

type tokens struct{ rdb *redis.Client }

func (t *tokens) issue(ctx context.Context, user string) (string, error) {
	tok := rand.Text()
	return tok, t.rdb.Set(ctx, "auth:"+tok, user, 12*time.Hour).Err()
}

func (t *tokens) owner(ctx context.Context, tok string) (string, error) {
	return t.rdb.Get(ctx, "auth:"+tok).Result()
}

func main() {
	t := &tokens{redis.NewClient(&redis.Options{})}
	hashes := map[string][]byte{}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /session", func(w http.ResponseWriter, r *http.Request) { // want `POST /session opens a session`
		u := r.FormValue("user")
		if bcrypt.CompareHashAndPassword(hashes[u], []byte(r.FormValue("password"))) != nil {
			http.Error(w, "no", 401)
			return
		}
		tok, err := t.issue(r.Context(), u)
		if err != nil {
			http.Error(w, "no", 500)
			return
		}
		w.Write([]byte(tok))
	})
	mux.HandleFunc("GET /me", func(w http.ResponseWriter, r *http.Request) {
		u, err := t.owner(r.Context(), r.Header.Get("X-Token"))
		if err != nil {
			http.Error(w, "no", 401)
			return
		}
		w.Write([]byte(u))
	})
	http.ListenAndServe(":8080", mux)
}
