package main

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"time"

	"github.com/jmoiron/sqlx"
	"golang.org/x/crypto/bcrypt"

	"sessionlint.test/src/expiry/shown/repo"
)

type Sessions interface {
	Add(ctx context.Context, x repo.Session) error
	Find(ctx context.Context, hash string) (repo.Session, error)
}

func sum(s string) string { x := sha256.Sum256([]byte(s)); return hex.EncodeToString(x[:]) }

type web struct{ s Sessions }

func (h web) login(w http.ResponseWriter, r *http.Request) {
	if bcrypt.CompareHashAndPassword([]byte("x"), []byte(r.FormValue("password"))) != nil {
		http.Error(w, "no", 401)
		return
	}
	t := rand.Text()
	if h.s.Add(r.Context(), repo.Session{Hash: sum(t), UserID: 1, Created: time.Now(), Expires: time.Now().Add(24 * time.Hour)}) != nil {
		http.Error(w, "no", 500)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "session", Value: t, Path: "/", MaxAge: 86400, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

func (h web) me(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("session")
	if err != nil {
		http.Error(w, "no", 401)
		return
	}
	s, err := h.s.Find(r.Context(), sum(c.Value))
	if err != nil {
		http.Error(w, "no", 401)
		return
	}
	w.Header().Set("X-Session-Expires", s.Expires.Format(time.RFC1123))
}

func main() {
	h := web{repo.Sessions{DB: sqlx.MustConnect("mysql", "x")}}
	http.HandleFunc("POST /login", h.login)
	http.HandleFunc("GET /me", h.me)
	http.ListenAndServe(":80", nil)
}
