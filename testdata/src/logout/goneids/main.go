package main

import (
	"context"
	"crypto/rand"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/redis/go-redis/v9"
	"golang.org/x/crypto/bcrypt"
)

type tokens struct {
	key []byte
	rdb *redis.Client
}

func (t *tokens) issue(sub string) (string, error) {
	return jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.RegisteredClaims{Subject: sub, ID: rand.Text(), ExpiresAt: jwt.NewNumericDate(time.Now().Add(time.Hour))}).SignedString(t.key)
}

func (t *tokens) parse(ctx context.Context, s string) (*jwt.RegisteredClaims, error) {
	var c jwt.RegisteredClaims
	if _, err := jwt.ParseWithClaims(s, &c, func(*jwt.Token) (any, error) { return t.key, nil }, jwt.WithValidMethods([]string{"HS256"}), jwt.WithExpirationRequired()); err != nil {
		return nil, err
	}
	n, err := t.rdb.Exists(ctx, "gone:"+c.ID).Result()
	if err != nil {
		return nil, err
	}
	if n > 0 {
		return nil, jwt.ErrTokenExpired
	}
	return &c, nil
}

func (t *tokens) kill(ctx context.Context, c *jwt.RegisteredClaims) error {
	return t.rdb.SetNX(ctx, "gone:"+c.ID, 1, time.Until(c.ExpiresAt.Time)).Err()
}

func main() {
	t := &tokens{[]byte(os.Getenv("K")), redis.NewClient(&redis.Options{})}
	authed := func(f func(http.ResponseWriter, *http.Request, *jwt.RegisteredClaims)) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			c, err := t.parse(r.Context(), strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer "))
			if err != nil {
				http.Error(w, "no", 401)
				return
			}
			f(w, r, c)
		}
	}
	http.HandleFunc("POST /login", func(w http.ResponseWriter, r *http.Request) {
		if bcrypt.CompareHashAndPassword([]byte("x"), []byte(r.FormValue("password"))) != nil {
			http.Error(w, "no", 401)
			return
		}
		s, err := t.issue("me")
		if err != nil {
			http.Error(w, "no", 500)
			return
		}
		w.Write([]byte(s))
	})
	http.HandleFunc("POST /logout", authed(func(w http.ResponseWriter, r *http.Request, c *jwt.RegisteredClaims) {
		if err := t.kill(r.Context(), c); err != nil {
			http.Error(w, "no", 500)
		}
	}))
	http.ListenAndServe(":80", nil)
}
