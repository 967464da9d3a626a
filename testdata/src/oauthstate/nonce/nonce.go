// Package nonce sends a nonce and never looks at the ID token's.
package nonce

import (
	"context"
	"crypto/rand"
	"net/http"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

var (
	config   oauth2.Config
	verifier *oidc.IDTokenVerifier
)

func begin(w http.ResponseWriter, r *http.Request) {
	state, nonce := rand.Text(), rand.Text()
	http.SetCookie(w, &http.Cookie{Name: "state", Value: state, Secure: true, HttpOnly: true})
	http.SetCookie(w, &http.Cookie{Name: "nonce", Value: nonce, Secure: true, HttpOnly: true})
	http.Redirect(w, r, config.AuthCodeURL(state, oidc.Nonce(nonce)), http.StatusFound)
}

func constant(w http.ResponseWriter, r *http.Request, state string) {
	http.Redirect(w, r, config.AuthCodeURL(state, oidc.Nonce("nonce")), http.StatusFound) // want `the OAuth nonce is constant`
}

func subject(ctx context.Context, raw string) (string, error) {
	t, err := verifier.Verify(ctx, raw) // want `a nonce is sent with the login, but the ID token's is never compared`
	if err != nil {
		return "", err
	}
	return t.Subject, nil
}
