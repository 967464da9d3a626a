// Package iriscookie writes cookies with iris, whose calls take options.
package iriscookie

import (
	"net/http"

	"github.com/kataras/iris/v12/context"
)

func bare(ctx *context.Context, token string) {
	ctx.SetCookieKV("session", token)                                          // want `session cookie "session" lacks Secure and SameSite: .*; pass context.CookieSecure and context.CookieSameSite\(http.SameSiteLaxMode\)$`
	ctx.SetCookie(&http.Cookie{Name: "session", Value: token, HttpOnly: true}) // want `session cookie "session" lacks Secure and SameSite`
}

func sound(ctx *context.Context, token string, opts []context.CookieOption) {
	ctx.UpsertCookie(&http.Cookie{Name: "session", Value: token, HttpOnly: true}, opts...)
	ctx.SetCookie(&http.Cookie{Name: "session", Value: token, HttpOnly: true, Secure: true}, context.CookieSameSite(http.SameSiteLaxMode))
	ctx.SetCookieKV("session", token, opts...)
}
