// Package helpers uses another package's helpers.
package helpers

import (
	"net/http"

	"sessionlint.test/src/cookieattr/helpers/flags"
)

func login(w http.ResponseWriter, token string, secure bool) {
	w.Header().Add("Set-Cookie", "session="+token+"; "+flags.Attributes(secure)) // want `session cookie "session" lacks SameSite: `
	w.Header().Add("Set-Cookie", "session="+token+"; "+flags.Strict())
	flags.Set(w, "session", token, false) // want `session cookie "session" lacks Secure: `
	flags.Set(w, "session", token, secure)
	flags.Set(w, "theme", token, false)
	http.SetCookie(w, flags.New("session", token)) // want `session cookie "session" lacks Secure and SameSite`
	c := flags.New("session", token)
	flags.Harden(c)
	http.SetCookie(w, c)
}

func prefixed(w http.ResponseWriter, token string) {
	http.SetCookie(w, flags.Named("token", token)) // want `session cookie "app_token" lacks Secure and SameSite`
	http.SetCookie(w, flags.Named("theme", "dark"))
}
