// Package gorilladefault leaves a store at its defaults.
package gorilladefault

import (
	"net/http"

	"github.com/gorilla/sessions"
)

var store = sessions.NewFilesystemStore("", []byte("0123456789abcdef")) // want `session cookie of sessions.NewFilesystemStore lacks Secure, HttpOnly and SameSite: .*; set store.Options.Secure = true, store.Options.HttpOnly = true and store.Options.SameSite = http.SameSiteLaxMode`

func login(w http.ResponseWriter, r *http.Request) {
	sess, _ := store.Get(r, "session")
	sess.Values["user"] = "u"
	sess.Save(r, w)
}

// logout ends the session's cookie and says nothing of the others.
func logout(w http.ResponseWriter, r *http.Request) {
	sess, _ := store.Get(r, "session")
	sess.Options.MaxAge = -1
	sess.Save(r, w)
}
