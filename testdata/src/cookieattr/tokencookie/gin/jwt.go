// Package gin sends tokens of gin-jwt in cookies, or not. // want package:"configures"
package gin

import (
	"net/http"

	jwt2 "github.com/appleboy/gin-jwt/v2"
	"github.com/appleboy/gin-jwt/v3"
)

func bare(key []byte) {
	jwt2.New(&jwt2.GinJWTMiddleware{Key: key, SendCookie: true, SecureCookie: false})                                         // want `session cookie lacks Secure, HttpOnly and SameSite: .*; set SecureCookie: true, CookieHTTPOnly: true and CookieSameSite: http.SameSiteLaxMode$`
	jwt.New(&jwt.GinJWTMiddleware{Key: key, SendCookie: true, CookieName: "token", CookieHTTPOnly: true, SecureCookie: true}) // want `session cookie "token" lacks SameSite: `
}

func sound(key []byte, cookie, secure bool) {
	jwt2.New(&jwt2.GinJWTMiddleware{Key: key})
	jwt2.New(&jwt2.GinJWTMiddleware{Key: key, SendCookie: false, SecureCookie: false})
	jwt.New(&jwt.GinJWTMiddleware{Key: key, SendCookie: cookie, SecureCookie: secure, CookieHTTPOnly: true, CookieSameSite: http.SameSiteLaxMode})
}
