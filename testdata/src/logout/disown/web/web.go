// Package web logs out by taking the user out of the session's record.
package web

import (
	"context"
	"net/http"

	"sessionlint.test/src/logout/disown/model"
)

type key struct{}

type handler struct{ store *model.Store }

func session(r *http.Request) *model.WebSession {
	s, _ := r.Context().Value(key{}).(*model.WebSession)
	return s
}

func (h *handler) keep(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s := &model.WebSession{}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), key{}, s)))
		if err := h.store.Update(s); err != nil {
			http.Error(w, "session", http.StatusInternalServerError)
		}
	})
}

func (h *handler) logout(w http.ResponseWriter, r *http.Request) {
	if s := session(r); s != nil {
		s.ClearUser()
	}
	http.Redirect(w, r, "/", http.StatusFound)
}

// Routes registers the handlers.
func Routes(mux *http.ServeMux, s *model.Store) {
	h := &handler{s}
	mux.Handle("POST /logout", h.keep(http.HandlerFunc(h.logout)))
}
