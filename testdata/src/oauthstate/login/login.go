// Package login compares the nonce.
package login

import (
	"context"
	"errors"
	"net/http"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

var (
	config   oauth2.Config
	verifier *oidc.IDTokenVerifier
)

func begin(state, nonce string) string { return config.AuthCodeURL(state, oidc.Nonce(nonce)) }

func callback(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("nonce")
	if err != nil {
		return
	}
	t, err := config.Exchange(r.Context(), r.FormValue("code"))
	if err != nil {
		return
	}
	subject(r.Context(), t.AccessToken, c.Value)
}

func subject(ctx context.Context, raw, nonce string) (string, error) {
	t, err := verifier.Verify(ctx, raw)
	if err != nil {
		return "", err
	}
	if t.Nonce != nonce {
		return "", errors.New("wrong nonce")
	}
	return t.Subject, nil
}
