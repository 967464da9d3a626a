package main

import (
	"net/http"
	"time"
)

// session counter for the shop's banner: no login.
func main() {
	http.HandleFunc("GET /", func(w http.ResponseWriter, r *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "last_session_at", Value: time.Now().Format(time.RFC3339)})
		http.SetCookie(w, &http.Cookie{Name: "cookie_consent_token", Value: "v2"})
		http.SetCookie(w, &http.Cookie{Name: "login_hint", Value: "google"})
		http.SetCookie(w, &http.Cookie{Name: "auth_method", Value: "password"})
	})
	http.ListenAndServe(":80", nil)
}
