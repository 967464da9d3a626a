// Package sharedcookie has cookies of constant domains.
package sharedcookie

import "net/http"

func bare(w http.ResponseWriter, token string) {
	http.SetCookie(w, &http.Cookie{Name: "session", Value: token, Domain: ".example.com", HttpOnly: true, SameSite: http.SameSiteLaxMode}) // want `session cookie "session" lacks Secure and has Domain ".example.com": `
}

// alone is only reported with -cookieattr.domain.
func alone(w http.ResponseWriter, token string) {
	http.SetCookie(w, &http.Cookie{Name: "session", Value: token, Domain: ".example.com", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}
