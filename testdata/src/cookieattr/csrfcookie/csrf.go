// Package csrfcookie has CSRF cookies, which are not of a session.
package csrfcookie

import (
	"net/http"

	"github.com/gorilla/csrf"
	"github.com/justinas/nosurf"
)

func sound(w http.ResponseWriter, token string, key []byte, h http.Handler) {
	http.SetCookie(w, &http.Cookie{Name: "csrf_token", Value: token, Secure: true, SameSite: http.SameSiteLaxMode})
	nosurf.New(h).SetBaseCookie(http.Cookie{Path: "/", Secure: true})
	csrf.Protect(key, csrf.Secure(false))(h)
}
