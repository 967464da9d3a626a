package main

import (
	"context"
	"crypto/rand"
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/redis/go-redis/v9"
	"golang.org/x/crypto/bcrypt"
)

type keep struct{ c redis.UniversalClient }

func (k keep) kSess(id string) string { return "s:{" + id + "}" }
func (k keep) kUser(u string) string  { return "u:" + u }

func (k keep) put(ctx context.Context, u string) (string, error) {
	id := rand.Text()
	_, err := k.c.TxPipelined(ctx, func(p redis.Pipeliner) error {
		p.HSet(ctx, k.kSess(id), "u", u)
		p.Expire(ctx, k.kSess(id), time.Hour)
		p.SAdd(ctx, k.kUser(u), id)
		return nil
	})
	return id, err
}

var dropScript = redis.NewScript(`
local u = redis.call('HGET', KEYS[1], 'u')
redis.call('DEL', KEYS[1])
if u then redis.call('SREM', 'u:' .. u, ARGV[1]) end
return 1`)

func (k keep) drop(ctx context.Context, id string) error {
	return dropScript.Run(ctx, k.c, []string{k.kSess(id)}, id).Err()
}

func main() {
	k := keep{redis.NewClient(&redis.Options{})}
	r := chi.NewRouter()
	r.Post("/login", func(w http.ResponseWriter, r *http.Request) {
		if bcrypt.CompareHashAndPassword([]byte("x"), []byte(r.FormValue("password"))) != nil {
			http.Error(w, "no", 401)
			return
		}
		id, err := k.put(r.Context(), r.FormValue("u"))
		if err != nil {
			http.Error(w, "no", 500)
			return
		}
		http.SetCookie(w, &http.Cookie{Name: "sid", Value: id, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	})
	r.Post("/logout", func(w http.ResponseWriter, r *http.Request) {
		if c, err := r.Cookie("sid"); err == nil {
			if err := k.drop(r.Context(), c.Value); err != nil {
				http.Error(w, "no", 500)
				return
			}
		}
		http.SetCookie(w, &http.Cookie{Name: "sid", Path: "/", MaxAge: -1, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	})
	http.ListenAndServe(":80", r)
}
