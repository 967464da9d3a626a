// Package auth has handlers that others register, who know what is around them.
package auth

import (
	"net/http"

	"github.com/alexedwards/scs/v2"
	"github.com/jmoiron/sqlx"
	"golang.org/x/crypto/bcrypt"
)

type Handlers struct {
	db *sqlx.DB
	sm *scs.SessionManager
}

func New(db *sqlx.DB, sm *scs.SessionManager) *Handlers { return &Handlers{db, sm} }

func (h *Handlers) verified(r *http.Request) (int, bool) {
	var u struct {
		ID   int    `db:"id"`
		Hash []byte `db:"hash"`
	}
	err := h.db.Get(&u, `SELECT id, hash FROM users WHERE name = $1`, r.FormValue("name"))
	return u.ID, err == nil && bcrypt.CompareHashAndPassword(u.Hash, []byte(r.FormValue("password"))) == nil
}

// Login is registered in a group with a renewing middleware.
func (h *Handlers) Login(w http.ResponseWriter, r *http.Request) {
	id, ok := h.verified(r)
	if !ok {
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	h.sm.Put(r.Context(), "user", id)
}

// Enter is registered without.
func (h *Handlers) Enter(w http.ResponseWriter, r *http.Request) {
	id, ok := h.verified(r)
	if !ok {
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	h.sm.Put(r.Context(), "user", id) // want `Enter verifies a password and then puts "user" into the session \(src/fixation/around/auth/auth.go:\d+\), but the session keeps the id that it had before`
}

// Twice is registered with it in one place and without in another.
func (h *Handlers) Twice(w http.ResponseWriter, r *http.Request) {
	id, ok := h.verified(r)
	if !ok {
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	h.sm.Put(r.Context(), "user", id) // want `Twice verifies a password and then puts "user" into the session \(src/fixation/around/auth/auth.go:\d+\), but the session keeps the id that it had before`
}
