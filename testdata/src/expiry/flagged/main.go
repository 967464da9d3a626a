// Package main has flags for how long tokens live.
package main

import (
	"flag"
	"net/http"
	"os"
	"time"

	"github.com/golang-jwt/jwt/v5"
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

type config struct {
	Access   time.Duration
	Remember time.Duration
}

var cfg config

func token(u string, ttl time.Duration) (string, error) {
	return jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.RegisteredClaims{Subject: u, ExpiresAt: jwt.NewNumericDate(time.Now().Add(ttl))}).SignedString([]byte(os.Getenv("KEY")))
}

func in(w http.ResponseWriter, r *http.Request) {
	u, ok := checked(r)
	if !ok {
		return
	}
	ttl := cfg.Access
	if r.FormValue("remember") != "" {
		ttl = cfg.Remember
	}
	t, err := token(u, ttl)
	if err != nil {
		return
	}
	w.Write([]byte(t))
}

func main() {
	flag.DurationVar(&cfg.Access, "access", 24*365*time.Hour, "life of a token") // want `the token lives for 365 days by default`
	flag.DurationVar(&cfg.Remember, "remember", 60*24*time.Hour, "life of a token that remembers")
	flag.Parse()
	http.HandleFunc("/in", in)
	http.ListenAndServe(":1", nil)
}
