// A callback behind another package's middleware that compares the state.
package main

import (
	"crypto/rand"
	"net/http"

	"golang.org/x/oauth2"

	"sessionlint.test/src/oauthstate/guarded/guard"
)

var config oauth2.Config

func begin(w http.ResponseWriter, r *http.Request) {
	s := rand.Text()
	http.SetCookie(w, &http.Cookie{Name: "login_state", Value: s, Secure: true, HttpOnly: true})
	http.Redirect(w, r, config.AuthCodeURL(s), http.StatusFound)
}

func finish(w http.ResponseWriter, r *http.Request) {
	if _, err := config.Exchange(r.Context(), r.FormValue("code")); err != nil {
		w.WriteHeader(http.StatusUnauthorized)
	}
}

func main() {
	http.HandleFunc("/begin", begin)
	http.Handle("/finish", guard.State(http.HandlerFunc(finish)))
	http.ListenAndServe(":8080", nil)
}
