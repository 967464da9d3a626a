// Package gochi logs in with the sessions of go-chi.
package gochi

import (
	"net/http"

	"gitea.com/go-chi/session"
	"golang.org/x/crypto/bcrypt"
)

func hash(string) []byte { return nil }

func Login(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	if bcrypt.CompareHashAndPassword(hash(name), []byte(r.FormValue("password"))) != nil {
		return
	}
	_ = session.GetSession(r).Set("lang", "en")
	_ = session.GetSession(r).Set("uname", name) // want `Login verifies a password and then puts "uname" into the session.*RegenerateSession`
}

func LoginRegenerated(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	if bcrypt.CompareHashAndPassword(hash(name), []byte(r.FormValue("password"))) != nil {
		return
	}
	sess, err := session.RegenerateSession(w, r)
	if err != nil {
		return
	}
	_ = sess.Set("uid", name)
}

// A second factor that is switched on is no login, one that is passed is more
// than one.
func Sudo(w http.ResponseWriter, r *http.Request) {
	if bcrypt.CompareHashAndPassword(hash("me"), []byte(r.FormValue("password"))) == nil {
		_ = session.GetSession(r).Set("sudo_until", 1) // want `Sudo verifies a password and then puts "sudo_until" into the session`
	}
}

func SudoRegenerated(w http.ResponseWriter, r *http.Request) {
	if bcrypt.CompareHashAndPassword(hash("me"), []byte(r.FormValue("password"))) == nil {
		if sess, err := session.RegenerateSession(w, r); err == nil {
			_ = sess.Set("sudo_until", 1)
		}
	}
}

func Setup(w http.ResponseWriter, r *http.Request) {
	if bcrypt.CompareHashAndPassword(hash("me"), []byte(r.FormValue("password"))) == nil {
		_ = session.GetSession(r).Set("totp_secret", "x")
	}
}
