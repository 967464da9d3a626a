// Package settings tells libraries to keep sessions for too long.
package settings

import (
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/gorilla/securecookie"
	"github.com/gorilla/sessions"
	irisjwt "github.com/kataras/iris/v12/middleware/jwt"
)

func gorilla(key []byte) *sessions.CookieStore {
	store := sessions.NewCookieStore(key)
	store.Options = &sessions.Options{MaxAge: 86400 * 180} // want `sessions.Options.MaxAge lives for 180 days, more than the 30 days after which NIST SP 800-63B asks to log in again`
	return store
}

func gorillaNever(key []byte) *sessions.CookieStore {
	store := sessions.NewCookieStore(key)
	store.MaxAge(0) // want `sessions.CookieStore.MaxAge never ends`
	return store
}

func codec(key []byte) *securecookie.SecureCookie {
	return securecookie.New(key, nil).MaxAge(0) // want `securecookie.SecureCookie.MaxAge never ends`
}

func irisSigner(key []byte) *irisjwt.Signer {
	return irisjwt.NewSigner(irisjwt.HS256, key, 0) // want `jwt.NewSigner never ends`
}

func cookie(w http.ResponseWriter, sessionID string) {
	http.SetCookie(w, &http.Cookie{Name: "session_id", Value: sessionID, MaxAge: 60 * 60 * 24 * 365, HttpOnly: true, Secure: true}) // want `the session cookie lives for 365 days`
}

func expires(w http.ResponseWriter, token string) {
	c := &http.Cookie{Name: "auth", Value: token}
	c.Expires = time.Now().AddDate(5, 0, 0) // want `the session cookie lives for 1825 days`
	http.SetCookie(w, c)
}

const name = "app"

func positional(c *gin.Context, id string) {
	year := 60 * 60 * 24 * 365
	c.SetCookie(name+"_session", id, year, "/", "", true, true) // want `the session cookie lives for 365 days`
}

// setToken leaves the age to its callers.
func setToken(w http.ResponseWriter, token string, age int) {
	http.SetCookie(w, &http.Cookie{Name: "token", Value: token, MaxAge: age})
}

func callsFar(w http.ResponseWriter, token string) {
	setToken(w, token, 2*365*24*3600) // want `the session cookie lives for 730 days`
}

func rememberMe(w http.ResponseWriter, token string) {
	http.SetCookie(w, &http.Cookie{Name: "remember_token", Value: token, MaxAge: 3600 * 24 * 365}) // want `lives for 365 days, more than the 90 days of -expiry.remember`
}
