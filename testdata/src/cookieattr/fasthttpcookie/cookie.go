// Package fasthttpcookie writes cookies with fasthttp, by setters.
package fasthttpcookie

import "github.com/valyala/fasthttp"

func acquired(ctx *fasthttp.RequestCtx, token string) {
	c := fasthttp.AcquireCookie() // want `session cookie "session" lacks Secure, HttpOnly and SameSite: .*; call SetSecure\(true\), SetHTTPOnly\(true\) and SetSameSite\(fasthttp.CookieSameSiteLaxMode\)$`
	defer fasthttp.ReleaseCookie(c)
	c.SetKey("session")
	c.SetValue(token)
	c.SetPath("/")
	ctx.Response.Header.SetCookie(c)
}

func local(ctx *fasthttp.RequestCtx, token string) {
	var c fasthttp.Cookie // want `session cookie "session" lacks SameSite: `
	c.SetKey("session")
	c.SetValue(token)
	c.SetSecure(true)
	c.SetHTTPOnly(true)
	c.SetSameSite(fasthttp.CookieSameSiteDefaultMode)
	ctx.Response.Header.SetCookie(&c)
}

func header(ctx *fasthttp.RequestCtx, token string) {
	ctx.Response.Header.Set("Set-Cookie", "session="+token+"; Secure; SameSite=Lax") // want `session cookie "session" lacks HttpOnly: `
}

func full(ctx *fasthttp.RequestCtx, token string, secure bool) {
	c := fasthttp.AcquireCookie()
	defer fasthttp.ReleaseCookie(c)
	c.SetKey("session")
	c.SetValueBytes([]byte(token))
	c.SetSecure(secure)
	c.SetHTTPOnly(true)
	c.SetSameSite(fasthttp.CookieSameSiteLaxMode)
	ctx.Response.Header.SetCookie(c)
}

func none(ctx *fasthttp.RequestCtx, token string) {
	var c fasthttp.Cookie
	c.SetKey("session")
	c.SetValue(token)
	c.SetHTTPOnly(true)
	c.SetSameSite(fasthttp.CookieSameSiteNoneMode) // sets Secure
	ctx.Response.Header.SetCookie(&c)
}

func deleted(ctx *fasthttp.RequestCtx) {
	c := fasthttp.AcquireCookie()
	c.SetKey("session")
	c.SetValue("")
	c.SetExpire(fasthttp.CookieExpireDelete)
	ctx.Response.Header.SetCookie(c)
	fasthttp.ReleaseCookie(c)
	ctx.Response.Header.DelClientCookie("session")
}

func other(ctx *fasthttp.RequestCtx, lang string) {
	c := fasthttp.AcquireCookie()
	c.SetKey("lang")
	c.SetValue(lang)
	ctx.Response.Header.SetCookie(c)
	fasthttp.ReleaseCookie(c)
}

func client(req *fasthttp.Request, token string) {
	req.Header.SetCookie("session", token)
}
