// Package macaroncookie writes cookies with macaron and go-chi/session.
package macaroncookie

import (
	"net/http"

	chi "gitea.com/go-chi/session"
	"gopkg.in/macaron.v1"
)

func bare(ctx *macaron.Context, token string) {
	ctx.SetCookie("session", token, 86400, "/", "", false, true)    // want `session cookie "session" lacks Secure and SameSite: .*; write an http.Cookie instead and set Secure: true and SameSite: http.SameSiteLaxMode$`
	ctx.SetSuperSecureCookie("salt", "remember", token, 86400, "/") // want `session cookie "remember" lacks Secure, HttpOnly and SameSite: `
}

func made(w http.ResponseWriter, token string) {
	http.SetCookie(w, chi.NewCookie("session", token, 86400, "/", "", true, true)) // want `session cookie "session" lacks SameSite: `
}

func lax(c *http.Cookie) { c.SameSite = http.SameSiteLaxMode }

func full(ctx *macaron.Context, token string, secure bool, edit func(*http.Cookie)) {
	ctx.SetCookie("session", token, 86400, "/", "", secure, true, nil, lax)
	ctx.SetCookie("session", token, func(c *http.Cookie) {
		c.Secure, c.HttpOnly, c.SameSite = true, true, http.SameSiteStrictMode
	})
	ctx.SetCookie("session", token, edit)
}

func madeFull(w http.ResponseWriter, token string) {
	c := chi.NewCookie("session", token, 86400, "/", "", true, true)
	c.SameSite = http.SameSiteLaxMode
	http.SetCookie(w, c)
}

func rest(ctx *macaron.Context, lang string) {
	ctx.SetCookie("session", "", -1, "/")
	ctx.SetCookie("lang", lang, 86400, "/")
}
