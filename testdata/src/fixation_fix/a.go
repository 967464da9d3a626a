// Package fixation_fix has logins that can be repaired by one call.
package fixation_fix

import (
	"net/http"

	"github.com/alexedwards/scs/v2"
	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/session"
	"golang.org/x/crypto/bcrypt"
)

var (
	sessions *scs.SessionManager
	store    = session.New(session.Config{CookieSecure: true, CookieHTTPOnly: true})
)

func hash(string) []byte { return nil }

func Login(w http.ResponseWriter, r *http.Request) {
	if bcrypt.CompareHashAndPassword(hash(r.PostFormValue("name")), []byte(r.PostFormValue("password"))) == nil {
		sessions.Put(r.Context(), "user", r.PostFormValue("name")) // want `Login verifies a password`
	}
}

func FiberLogin(c *fiber.Ctx) error {
	if bcrypt.CompareHashAndPassword(hash(c.FormValue("name")), []byte(c.FormValue("password"))) != nil {
		return fiber.ErrUnauthorized
	}
	sess, err := store.Get(c)
	if err != nil {
		return err
	}
	sess.Set("user", c.FormValue("name")) // want `FiberLogin verifies a password`
	return sess.Save()
}

// Nobody hears of an error here, so there is no fix.
func quiet(name, password string, sess *session.Session) bool {
	if bcrypt.CompareHashAndPassword(hash(name), []byte(password)) != nil {
		return false
	}
	sess.Set("user", name) // want `quiet verifies a password`
	return true
}

func UseQuiet(c *fiber.Ctx) error {
	sess, err := store.Get(c)
	if err == nil && quiet(c.FormValue("name"), c.FormValue("password"), sess) {
		err = sess.Save()
	}
	return err
}
