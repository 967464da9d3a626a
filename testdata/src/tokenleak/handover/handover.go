// Package handover sends browsers on with tokens that it has signed, out of a
// helper, under names that say little.
package handover

import (
	"net/http"
	"net/url"

	"github.com/golang-jwt/jwt/v5"
)

func issue(key []byte) (string, error) {
	return jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{"sub": "17"}).SignedString(key)
}

func done(w http.ResponseWriter, r *http.Request, key []byte) {
	s, err := issue(key)
	if err != nil {
		return
	}
	http.Redirect(w, r, "/app?at="+s, http.StatusSeeOther) // want `a signed token is put into a URL as its parameter at`
}

func values(w http.ResponseWriter, r *http.Request, key []byte, front url.URL) {
	s, err := issue(key)
	if err != nil {
		return
	}
	q := front.Query()
	q.Set("a", s) // want `a signed token is put into a URL as its parameter a`
	front.RawQuery = q.Encode()
	http.Redirect(w, r, front.String(), http.StatusSeeOther)
}

// What is signed is the state of a login with a provider, or a message.
func provider(w http.ResponseWriter, r *http.Request, key []byte) {
	s, _ := issue(key)
	http.Redirect(w, r, "https://id.example.com/auth?client_id=1&state="+s, http.StatusSeeOther)
}

func message(w http.ResponseWriter, r *http.Request, key []byte) {
	s, _ := issue(key)
	http.Redirect(w, r, "/list?flash="+s, http.StatusSeeOther)
}

// A link that is sent by mail.
func link(key []byte) string {
	s, _ := issue(key)
	return "/welcome?k=" + s
}
