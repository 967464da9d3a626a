// Package simple logs in with simplesessions.
package simple

import (
	"net/http"

	"github.com/zerodha/simplesessions/v3"
	"golang.org/x/crypto/bcrypt"
)

type app struct{ sessions *simplesessions.Manager }

func right(r *http.Request) bool {
	return bcrypt.CompareHashAndPassword(nil, []byte(r.PostFormValue("password"))) == nil
}

func (a *app) Login(w http.ResponseWriter, r *http.Request) {
	if !right(r) {
		return
	}
	s, err := a.sessions.Acquire(r.Context(), r, w)
	if err != nil {
		return
	}
	_ = s.Set("user_id", 1) // want `Login verifies a password and then puts "user_id" into the session.*NewSession`
}

func (a *app) LoginNew(w http.ResponseWriter, r *http.Request) {
	if !right(r) {
		return
	}
	s, err := a.sessions.NewSession(r, w)
	if err != nil {
		return
	}
	_ = s.Set("user_id", 1)
}
