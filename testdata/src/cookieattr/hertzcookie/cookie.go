// Package hertzcookie writes cookies with hertz. // want package:"configures"
package hertzcookie

import (
	"context"
	"net/http"

	"github.com/cloudwego/hertz/pkg/app"
	"github.com/cloudwego/hertz/pkg/protocol"
	"github.com/hertz-contrib/sessions"
	"github.com/hertz-contrib/sessions/cookie"
)

func bare(_ context.Context, c *app.RequestContext, token string) {
	c.SetCookie("session", token, 3600, "/", "", protocol.CookieSameSiteDisabled, false, false) // want `session cookie "session" lacks Secure, HttpOnly and SameSite: .*; pass true as secure, true as httpOnly and protocol.CookieSameSiteLaxMode as sameSite$`
}

func none(_ context.Context, c *app.RequestContext, token string) {
	c.SetCookie("session", token, 3600, "/", "", protocol.CookieSameSiteNoneMode, false, true) // want `session cookie "session" lacks Secure and has SameSite=None without a certain Secure`
}

func setters(_ context.Context, c *app.RequestContext, token string) {
	ck := protocol.AcquireCookie() // want `session cookie "session" lacks HttpOnly: .*; call SetHTTPOnly\(true\)$`
	defer protocol.ReleaseCookie(ck)
	ck.SetKey("session")
	ck.SetValue(token)
	ck.SetSecure(true)
	ck.SetSameSite(protocol.CookieSameSiteLaxMode)
	c.Response.Header.SetCookie(ck)
}

func options(store cookie.Store) {
	store.Options(sessions.Options{Path: "/", MaxAge: 3600, Secure: true}) // want `session cookie lacks HttpOnly and SameSite: `
}

func full(_ context.Context, c *app.RequestContext, token string, secure bool) {
	c.SetCookie("session", token, 3600, "/", "", protocol.CookieSameSiteLaxMode, secure, true)
	ck := protocol.AcquireCookie()
	ck.SetKey("session")
	ck.SetValue(token)
	ck.SetSecure(secure)
	ck.SetHTTPOnly(true)
	ck.SetSameSite(protocol.CookieSameSiteLaxMode)
	c.Response.Header.SetCookie(ck)
}

func rest(_ context.Context, c *app.RequestContext, lang string, req *protocol.Request) {
	c.SetCookie("session", "", -1, "/", "", protocol.CookieSameSiteDisabled, false, false)
	c.SetCookie("lang", lang, 3600, "/", "", protocol.CookieSameSiteDisabled, false, false)
	req.SetCookie("session", lang)
}

func fullOptions(store cookie.Store, s sessions.Session) {
	store.Options(sessions.Options{Path: "/", MaxAge: 3600, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	s.Options(sessions.Options{MaxAge: -1})
}
