// Package asked has an authenticator of its own.
package asked

import (
	"net/http"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/jwtauth/v5"
)

func authenticated(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		token, _, err := jwtauth.FromContext(r.Context())
		if err != nil || token == nil {
			http.Error(w, "no", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func router(ja *jwtauth.JWTAuth, me http.HandlerFunc) http.Handler {
	r := chi.NewRouter()
	r.Use(jwtauth.Verifier(ja), authenticated)
	r.Get("/me", me)
	return r
}
