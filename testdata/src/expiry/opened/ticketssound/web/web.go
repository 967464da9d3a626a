package web

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"time"

	"golang.org/x/crypto/bcrypt"

	"sessionlint.test/src/expiry/opened/ticketssound/repo"
)

type Tickets interface {
	Add(ctx context.Context, k repo.Ticket) error
	Get(ctx context.Context, key string) (repo.Ticket, error)
}

type Users interface {
	ByEmail(ctx context.Context, email string) (id int64, hash []byte, err error)
}

type Handler struct {
	Tickets Tickets
	Users   Users
}

func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}

func (h *Handler) Login(w http.ResponseWriter, r *http.Request) {
	id, hash, err := h.Users.ByEmail(r.Context(), r.PostFormValue("email"))
	if err != nil || bcrypt.CompareHashAndPassword(hash, []byte(r.PostFormValue("password"))) != nil {
		http.Error(w, "denied", http.StatusUnauthorized)
		return
	}
	t := rand.Text()
	if err := h.Tickets.Add(r.Context(), repo.Ticket{Key: digest(t), User: id, Until: time.Now().Add(8 * time.Hour)}); err != nil {
		http.Error(w, "error", http.StatusInternalServerError)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "ticket", Value: t, Path: "/", HttpOnly: true, Secure: true, SameSite: http.SameSiteLaxMode})
}

type key struct{}

func (h *Handler) Require(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		c, err := r.Cookie("ticket")
		if err != nil {
			http.Error(w, "denied", http.StatusUnauthorized)
			return
		}
		k, err := h.Tickets.Get(r.Context(), digest(c.Value))
		if err != nil || !k.Until.After(time.Now()) {
			http.Error(w, "denied", http.StatusUnauthorized)
			return
		}
		next(w, r.WithContext(context.WithValue(r.Context(), key{}, k.User)))
	}
}
