// Package oauthcookie keeps what an OAuth flow needs in cookies.
package oauthcookie

import (
	"crypto/rand"
	"net/http"

	"golang.org/x/oauth2"
)

func bare(w http.ResponseWriter, r *http.Request, cfg *oauth2.Config) {
	state := rand.Text()
	http.SetCookie(w, &http.Cookie{Name: "oauth_state", Value: state, MaxAge: 600}) // want `session cookie "oauth_state" lacks Secure, HttpOnly and SameSite: `
	nonce := rand.Text()
	http.SetCookie(w, &http.Cookie{Name: "nonce", Value: nonce, HttpOnly: true, MaxAge: 600}) // want `session cookie "nonce" lacks Secure and SameSite: `
	verifier := oauth2.GenerateVerifier()
	http.SetCookie(w, &http.Cookie{Name: "pkce", Value: verifier, MaxAge: 600}) // want `session cookie "pkce" lacks `
	http.Redirect(w, r, cfg.AuthCodeURL(state, oauth2.S256ChallengeOption(verifier)), http.StatusFound)
}

func full(w http.ResponseWriter, r *http.Request, cfg *oauth2.Config) {
	state := rand.Text()
	http.SetCookie(w, &http.Cookie{Name: "oauth_state", Value: state, MaxAge: 600, Secure: r.TLS != nil, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	verifier := oauth2.GenerateVerifier()
	http.SetCookie(w, &http.Cookie{Name: "pkce", Value: verifier, MaxAge: 600, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

func done(w http.ResponseWriter) {
	http.SetCookie(w, &http.Cookie{Name: "oauth_state", MaxAge: -1})
	http.SetCookie(w, &http.Cookie{Name: "redirect_to", Value: "/", MaxAge: 600})
}
