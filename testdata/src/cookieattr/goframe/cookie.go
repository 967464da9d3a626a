// Package goframe writes cookies with goframe.
package goframe

import (
	"net/http"
	"time"

	"github.com/gogf/gf/v2/net/ghttp"
)

func bare(r *ghttp.Request, token string) {
	r.Cookie.SetCookie("session", token, "", "/", time.Hour)                                                                      // want `session cookie "session" lacks Secure, HttpOnly and SameSite: .*; set Secure: true, HttpOnly: true and SameSite: http.SameSiteLaxMode$`
	r.Cookie.SetCookie("session", token, "", "/", time.Hour, ghttp.CookieOptions{HttpOnly: true, SameSite: http.SameSiteLaxMode}) // want `session cookie "session" lacks Secure: `
	r.Cookie.SetHttpCookie(&http.Cookie{Name: "session", Value: token, Secure: true, HttpOnly: true})                             // want `session cookie "session" lacks SameSite: `
}

func full(r *ghttp.Request, token string, secure bool, opts ghttp.CookieOptions) {
	r.Cookie.SetCookie("session", token, "", "/", time.Hour, ghttp.CookieOptions{Secure: secure, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	r.Cookie.SetCookie("session", token, "", "/", time.Hour, opts)
	r.Cookie.Set("session", token) // by the server's settings
	r.Cookie.SetCookie("lang", token, "", "/", time.Hour)
	r.Cookie.SetCookie("session", "", "", "/", -time.Hour)
}
