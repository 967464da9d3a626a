package main

import (
	"net/http"

	"github.com/go-chi/chi/v5"
)

// slide prolongs the session's cookie at each request.
func slide(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for _, c := range r.Cookies() { // want `cookie "session" from the request, sent back without its attributes, lacks Secure`
			if c.Name == "session" {
				c.MaxAge = 1800
				c.Path = "/"
				c.HttpOnly = true
				c.SameSite = http.SameSiteLaxMode
				http.SetCookie(w, c)
			}
		}
		next.ServeHTTP(w, r)
	})
}

func main() {
	r := chi.NewRouter()
	r.Use(slide)
	http.ListenAndServe(":80", r)
}
