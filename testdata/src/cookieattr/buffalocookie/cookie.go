// Package buffalocookie writes cookies with buffalo, which knows no attributes.
package buffalocookie

import (
	"net/http"
	"time"

	"github.com/gobuffalo/buffalo"
)

func bare(c buffalo.Context, token string) {
	c.Cookies().Set("session", token, time.Hour)                                      // want `session cookie "session" lacks Secure, HttpOnly and SameSite: .*; write an http.Cookie instead and set Secure: true, HttpOnly: true and SameSite: http.SameSiteLaxMode$`
	c.Cookies().SetWithPath("auth_token", token, "/")                                 // want `session cookie "auth_token" lacks `
	c.Cookies().SetWithExpirationTime("auth_token", token, time.Now().Add(time.Hour)) // want `session cookie "auth_token" lacks `
}

func sound(c buffalo.Context, token, lang string) {
	c.Cookies().Set("lang", lang, time.Hour)
	c.Cookies().Delete("session")
	c.Cookies().SetWithExpirationTime("session", "gone", time.Now().Add(-time.Hour))
	http.SetCookie(c.Response(), &http.Cookie{Name: "session", Value: token, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}
