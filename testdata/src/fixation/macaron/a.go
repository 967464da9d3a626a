// Package macaron logs in with macaron's and flamego's sessions.
package macaron

import (
	"net/http"

	flamego "github.com/flamego/session"
	"github.com/go-macaron/session"
	"github.com/pquerna/otp/totp"
	"golang.org/x/crypto/bcrypt"
	"gopkg.in/macaron.v1"
)

type Form struct{ Name, Password, Code string }

func hash(string) []byte { return nil }

func SignIn(ctx *macaron.Context, sess session.Store, f Form) {
	if bcrypt.CompareHashAndPassword(hash(f.Name), []byte(f.Password)) != nil {
		return
	}
	_ = sess.Set("uid", f.Name) // want `SignIn verifies a password and then puts "uid" into the session`
}

func SignInRegenerated(ctx *macaron.Context, sess session.Store, f Form) {
	if bcrypt.CompareHashAndPassword(hash(f.Name), []byte(f.Password)) != nil {
		return
	}
	fresh, err := sess.RegenerateId(ctx)
	if err == nil {
		_ = fresh.Set("uid", f.Name)
	}
}

func SecondFactor(w http.ResponseWriter, r *http.Request, sess flamego.Session) {
	if totp.Validate(r.FormValue("code"), "secret") {
		sess.Set("2fa", true) // want `SecondFactor verifies a one-time code and then puts "2fa" into the session.*RegenerateID\(w, r\)`
	}
}

func SecondFactorRegenerated(w http.ResponseWriter, r *http.Request, sess flamego.Session) {
	if totp.Validate(r.FormValue("code"), "secret") {
		if sess.RegenerateID(w, r) == nil {
			sess.Set("2fa", true)
		}
	}
}
