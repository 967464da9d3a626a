package main

import (
	"database/sql"
	"net/http"

	"github.com/pquerna/otp/totp"
	"golang.org/x/crypto/bcrypt"
)

type acct struct {
	ID      int64
	Pw      []byte
	Secret  string
	Version int
}

type svc struct{ db *sql.DB }

func (s svc) me(r *http.Request) (a acct, err error) {
	c, err := r.Cookie("session")
	if err != nil {
		return a, err
	}
	err = s.db.QueryRow(`SELECT u.id, u.pw, u.totp_secret, u.session_version FROM users u JOIN sessions s ON s.user_id=u.id AND s.version=u.session_version WHERE s.token=? AND s.expires_at > NOW()`, c.Value).Scan(&a.ID, &a.Pw, &a.Secret, &a.Version)
	return
}

func (s svc) changePassword(w http.ResponseWriter, r *http.Request) {
	a, err := s.me(r)
	if err != nil || bcrypt.CompareHashAndPassword(a.Pw, []byte(r.FormValue("old"))) != nil {
		http.Error(w, "no", 401)
		return
	}
	h, err := bcrypt.GenerateFromPassword([]byte(r.FormValue("new")), 12)
	if err != nil {
		http.Error(w, "no", 500)
		return
	}
	if _, err := s.db.Exec(`UPDATE users SET pw=?, session_version = session_version + 1 WHERE id=?`, h, a.ID); err != nil {
		http.Error(w, "no", 500)
	}
}

func (s svc) confirmTOTP(w http.ResponseWriter, r *http.Request) { // want `confirmTOTP changes a user's second factor .* but ends none of the user's sessions`
	a, err := s.me(r)
	if err != nil || !totp.Validate(r.FormValue("code"), a.Secret) {
		http.Error(w, "no", 401)
		return
	}
	if _, err := s.db.Exec(`UPDATE users SET totp_enabled = 1 WHERE id = ?`, a.ID); err != nil {
		http.Error(w, "no", 500)
	}
}

func main() {
	db, _ := sql.Open("mysql", "x")
	s := svc{db}
	http.HandleFunc("POST /me/password", s.changePassword)
	http.HandleFunc("POST /me/totp/confirm", s.confirmTOTP)
	http.ListenAndServe(":80", nil)
}
