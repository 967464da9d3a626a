// Package given is handed what refuses requests.
package given

import (
	"net/http"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/jwtauth/v5"
)

func router(ja *jwtauth.JWTAuth, auth func(http.Handler) http.Handler, me http.HandlerFunc) http.Handler {
	r := chi.NewRouter()
	r.Use(jwtauth.Verifier(ja), auth)
	r.Get("/me", me)
	return r
}
