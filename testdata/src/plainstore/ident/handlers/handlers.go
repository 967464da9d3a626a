package handlers

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"net/http"
	"time"

	"sessionlint.test/src/plainstore/ident/store"
)

type Passwords interface {
	Verify(ctx context.Context, name, password string) (int64, error)
}

type Auth struct {
	repo store.Repository
	pw   Passwords
	life time.Duration
}

func New(repo store.Repository, pw Passwords) *Auth { return &Auth{repo, pw, 12 * time.Hour} }

func ident() string {
	var b [24]byte
	rand.Read(b[:])
	return base64.RawURLEncoding.EncodeToString(b[:])
}

func (a *Auth) Login(w http.ResponseWriter, r *http.Request) {
	owner, err := a.pw.Verify(r.Context(), r.PostFormValue("name"), r.PostFormValue("password"))
	if err != nil {
		http.Error(w, "wrong name or password", http.StatusUnauthorized)
		return
	}
	row := store.Row{Ident: ident(), Owner: owner, Expires: time.Now().Add(a.life)} // want `a token is stored as it is handed out: field store\.Row\.Ident, column`
	if err := a.repo.Add(r.Context(), row); err != nil {
		http.Error(w, "try again", http.StatusInternalServerError)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "__Host-sid", Value: row.Ident, Path: "/", MaxAge: int(a.life.Seconds()),
		Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	http.Redirect(w, r, "/", http.StatusSeeOther)
}
