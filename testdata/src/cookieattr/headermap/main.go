package main

import (
	"crypto/rand"
	"net/http"
	"strings"

	"github.com/go-chi/chi/v5"
)

func login(w http.ResponseWriter, r *http.Request) {
	var b strings.Builder
	b.WriteString("session=")
	b.WriteString(rand.Text())
	b.WriteString("; path=/; httponly; samesite=none")
	if r.URL.Scheme == "https" {
		b.WriteString("; partitioned")
	}
	w.Header()["Set-Cookie"] = append(w.Header()["Set-Cookie"], b.String()) // want `session cookie "session" lacks Secure and has SameSite=None without a certain Secure`
}

func main() {
	r := chi.NewRouter()
	r.Post("/login", login)
	http.ListenAndServe(":80", r)
}
