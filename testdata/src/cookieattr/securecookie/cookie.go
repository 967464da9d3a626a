// Package securecookie puts signed values into cookies.
package securecookie

import (
	"net/http"

	"github.com/gorilla/securecookie"
)

func bare(w http.ResponseWriter, s *securecookie.SecureCookie, user string) {
	encoded, err := s.Encode("session", map[string]string{"user": user})
	if err != nil {
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "session", Value: encoded, Path: "/"}) // want `session cookie "session" lacks Secure, HttpOnly and SameSite: `
}

func full(w http.ResponseWriter, s *securecookie.SecureCookie, user string, secure bool) {
	if encoded, err := s.Encode("session", map[string]string{"user": user}); err == nil {
		http.SetCookie(w, &http.Cookie{Name: "session", Value: encoded, Path: "/", Secure: secure, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	}
}

func flash(w http.ResponseWriter, s *securecookie.SecureCookie, text string) {
	encoded, _ := s.Encode("flash", text)
	http.SetCookie(w, &http.Cookie{Name: "flash", Value: encoded, Path: "/"})
}
