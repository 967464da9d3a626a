package main

import (
	"context"
	"net/http"

	"github.com/jackc/pgx/v5/pgxpool"
	"golang.org/x/crypto/bcrypt"
)

type AccountService struct{ pg *pgxpool.Pool }

// CreateNewPassword is the last step of the recovery.
func (s *AccountService) CreateNewPassword(ctx context.Context, code, pw string) error { // want `CreateNewPassword gives a user a new password .* but ends none of the user's sessions`
	var id int64
	if err := s.pg.QueryRow(ctx, `DELETE FROM reset_codes WHERE code_hash = sha256($1) AND expires_at > now() RETURNING user_id`, code).Scan(&id); err != nil {
		return err
	}
	h, err := bcrypt.GenerateFromPassword([]byte(pw), 12)
	if err != nil {
		return err
	}
	_, err = s.pg.Exec(ctx, `UPDATE users SET password_hash = $1 WHERE id = $2`, string(h), id)
	return err
}

type web struct{ s *AccountService }

func (h web) finishRecovery(w http.ResponseWriter, r *http.Request) {
	if err := h.s.CreateNewPassword(r.Context(), r.FormValue("code"), r.FormValue("password")); err != nil {
		http.Error(w, "no", 400)
	}
}

func (h web) me(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("session")
	if err != nil {
		return
	}
	var n string
	h.s.pg.QueryRow(r.Context(), `SELECT u.name FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.token_hash = sha256($1) AND s.expires_at > now()`, c.Value).Scan(&n)
	w.Write([]byte(n))
}

func main() {
	h := web{&AccountService{}}
	http.HandleFunc("POST /recovery/finish", h.finishRecovery)
	http.HandleFunc("GET /me", h.me)
	http.ListenAndServe(":80", nil)
}
