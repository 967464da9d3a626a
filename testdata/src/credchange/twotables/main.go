package main

import (
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"net/http"
	"time"

	"golang.org/x/crypto/bcrypt"
)

type app struct{ db *sql.DB }

func sum(s string) []byte { x := sha256.Sum256([]byte(s)); return x[:] }

func (a *app) login(w http.ResponseWriter, r *http.Request) {
	var id int64
	var pw []byte
	if a.db.QueryRow(`SELECT id, pw FROM users WHERE name=?`, r.FormValue("name")).Scan(&id, &pw) != nil || bcrypt.CompareHashAndPassword(pw, []byte(r.FormValue("password"))) != nil {
		http.Error(w, "no", 401)
		return
	}
	s, rem := rand.Text(), rand.Text()
	if _, err := a.db.Exec(`INSERT INTO user_sessions (hash, user_id, expires_at) VALUES (?,?,?)`, sum(s), id, time.Now().Add(time.Hour)); err != nil {
		http.Error(w, "no", 500)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "session", Value: s, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	if r.FormValue("remember") == "on" {
		if _, err := a.db.Exec(`INSERT INTO remember_tokens (hash, user_id, expires_at) VALUES (?,?,?)`, sum(rem), id, time.Now().Add(30*24*time.Hour)); err != nil {
			http.Error(w, "no", 500)
			return
		}
		http.SetCookie(w, &http.Cookie{Name: "remember", Value: rem, MaxAge: 30 * 86400, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	}
}

func (a *app) password(w http.ResponseWriter, r *http.Request) { // want `password gives a user a new password and ends only some of the user's sessions`
	c, err := r.Cookie("session")
	if err != nil {
		http.Error(w, "no", 401)
		return
	}
	var id int64
	if a.db.QueryRow(`SELECT user_id FROM user_sessions WHERE hash=? AND expires_at > NOW()`, sum(c.Value)).Scan(&id) != nil {
		http.Error(w, "no", 401)
		return
	}
	h, err := bcrypt.GenerateFromPassword([]byte(r.FormValue("new")), 12)
	if err != nil {
		http.Error(w, "no", 500)
		return
	}
	if _, err := a.db.Exec(`UPDATE users SET pw=? WHERE id=?`, h, id); err != nil {
		http.Error(w, "no", 500)
		return
	}
	if _, err := a.db.Exec(`DELETE FROM remember_tokens WHERE user_id=?`, id); err != nil {
		http.Error(w, "no", 500)
	}
}

func main() {
	db, _ := sql.Open("mysql", "x")
	a := &app{db}
	http.HandleFunc("POST /login", a.login)
	http.HandleFunc("POST /password", a.password)
	http.ListenAndServe(":80", nil)
}
