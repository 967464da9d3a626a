// Package gorilla configures sessions of gorilla. // want package:"configures"
package gorilla

import (
	"net/http"
	"strings"

	"github.com/gorilla/sessions"
)

var store = sessions.NewCookieStore([]byte("0123456789abcdef"))

func login(w http.ResponseWriter, r *http.Request) {
	sess, _ := store.Get(r, "session")
	sess.Options = &sessions.Options{ // want `session cookie lacks Secure and SameSite`
		Path:     "/",
		MaxAge:   3600 * 24 * 30,
		HttpOnly: true,
	}
	sess.Save(r, w)
}

func logout(w http.ResponseWriter, r *http.Request) {
	sess, _ := store.Get(r, "session")
	sess.Options = &sessions.Options{Path: "/", MaxAge: -1}
	sess.Save(r, w)
}

func full(w http.ResponseWriter, r *http.Request, secure bool) {
	sess, _ := store.Get(r, "session")
	sess.Options = &sessions.Options{Path: "/", Secure: secure, HttpOnly: true, SameSite: http.SameSiteStrictMode}
	sess.Save(r, w)
}

func noneWhereSecure(key []byte, host string) *sessions.CookieStore {
	store := sessions.NewCookieStore(key)
	store.Options = &sessions.Options{Path: "/", HttpOnly: true, Secure: strings.HasPrefix(host, "https://")}
	if store.Options.Secure {
		store.Options.SameSite = http.SameSiteNoneMode
	}
	return store
}
