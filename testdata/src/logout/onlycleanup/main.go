package main

import (
	"crypto/rand"
	"database/sql"
	"net/http"
	"time"

	"golang.org/x/crypto/bcrypt"
)

type server struct{ db *sql.DB }

func (s server) login(w http.ResponseWriter, r *http.Request) {
	if bcrypt.CompareHashAndPassword([]byte("x"), []byte(r.FormValue("password"))) != nil {
		http.Error(w, "no", 401)
		return
	}
	t := rand.Text()
	if _, err := s.db.Exec(`INSERT INTO sessions (token_hash, user_id, expires_at) VALUES (sha256($1), $2, $3)`, t, 1, time.Now().Add(time.Hour)); err != nil {
		http.Error(w, "no", 500)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "session", Value: t, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

// logout removes what is over anyway.
func (s server) logout(w http.ResponseWriter, r *http.Request) { // want `logout only touches the client's side and leaves the session on the server .*`
	if _, err := s.db.Exec(`DELETE FROM sessions WHERE expires_at < now()`); err != nil {
		http.Error(w, "no", 500)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "session", Path: "/", MaxAge: -1, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	http.Redirect(w, r, "/", 303)
}

func main() {
	db, _ := sql.Open("pgx", "x")
	s := server{db}
	http.HandleFunc("POST /login", s.login)
	http.HandleFunc("POST /logout", s.logout)
	http.ListenAndServe(":80", nil)
}
