// The program registers the handlers.
package main

import (
	"net/http"
	"os"

	"github.com/alexedwards/scs/v2"
	"github.com/go-chi/chi/v5"
	"github.com/jmoiron/sqlx"

	"sessionlint.test/src/fixation/around/auth"
)

func freshToken(sm *scs.SessionManager) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if err := sm.RenewToken(r.Context()); err != nil {
				http.Error(w, "session", http.StatusInternalServerError)
				return
			}
			next.ServeHTTP(w, r)
		})
	}
}

func routes(r chi.Router, sm *scs.SessionManager, h *auth.Handlers) {
	r.Use(sm.LoadAndSave)
	r.Group(func(r chi.Router) {
		r.Use(freshToken(sm))
		r.Post("/login", h.Login)
		r.Post("/twice", h.Twice)
	})
	r.Post("/enter", h.Enter)
	r.Post("/again", h.Twice)
}

func main() {
	sm := scs.New()
	r := chi.NewRouter()
	routes(r, sm, auth.New(sqlx.MustOpen("pgx", os.Getenv("DSN")), sm))
	http.ListenAndServe(":8080", r)
}
