// Package web changes users by a function that also stores a new password, if
// there is one.
package web

import (
	"encoding/json"
	"net/http"
	"strconv"

	"sessionlint.test/src/credchange/optional/store"
)

type Handler struct{ store *store.Store }

func (h *Handler) user(r *http.Request) (*store.User, error) {
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil {
		return nil, err
	}
	return h.store.User(id)
}

func (h *Handler) update(w http.ResponseWriter, r *http.Request) { // want `update gives a user a new password .* delete the user's session and token records`
	var c store.Change
	if err := json.NewDecoder(r.Body).Decode(&c); err != nil {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	u, err := h.user(r)
	if err != nil {
		w.WriteHeader(http.StatusNotFound)
		return
	}
	c.Patch(u)
	if err := h.store.UpdateUser(u); err != nil {
		w.WriteHeader(http.StatusInternalServerError)
	}
}

func (h *Handler) form(w http.ResponseWriter, r *http.Request) { // want `form gives a user a new password`
	u, err := h.user(r)
	if err != nil {
		w.WriteHeader(http.StatusNotFound)
		return
	}
	u.Password = r.PostFormValue("password")
	if err := h.store.UpdateUser(u); err != nil {
		w.WriteHeader(http.StatusInternalServerError)
	}
}

func (h *Handler) decoded(w http.ResponseWriter, r *http.Request) { // want `decoded gives a user a new password`
	u, err := h.user(r)
	if err != nil {
		w.WriteHeader(http.StatusNotFound)
		return
	}
	if err := json.NewDecoder(r.Body).Decode(u); err != nil {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	if err := h.store.UpdateUser(u); err != nil {
		w.WriteHeader(http.StatusInternalServerError)
	}
}

func (h *Handler) language(w http.ResponseWriter, r *http.Request) {
	u, err := h.user(r)
	if err != nil {
		w.WriteHeader(http.StatusNotFound)
		return
	}
	u.Language = r.PostFormValue("language")
	if err := h.store.UpdateUser(u); err != nil {
		w.WriteHeader(http.StatusInternalServerError)
	}
}

// Routes registers the handlers.
func Routes(mux *http.ServeMux, s *store.Store) {
	h := &Handler{s}
	mux.HandleFunc("PUT /users/{id}", h.update)
	mux.HandleFunc("POST /users/{id}/password", h.form)
	mux.HandleFunc("PUT /users/{id}/all", h.decoded)
	mux.HandleFunc("POST /users/{id}/language", h.language)
}
