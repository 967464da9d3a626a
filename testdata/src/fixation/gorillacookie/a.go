// Package gorillacookie keeps gorilla's sessions in the cookie alone.
package gorillacookie

import (
	"net/http"
	"os"

	"github.com/gorilla/sessions"
	"golang.org/x/crypto/bcrypt"
)

var store = sessions.NewCookieStore([]byte(os.Getenv("KEY")))

func hash(string) []byte { return nil }

func Login(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("user")
	if bcrypt.CompareHashAndPassword(hash(name), []byte(r.FormValue("password"))) != nil {
		return
	}
	session, _ := store.Get(r, "app")
	session.Values["user"] = name
	_ = session.Save(r, w)
}
