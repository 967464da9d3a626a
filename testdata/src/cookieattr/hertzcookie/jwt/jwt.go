// Package jwt sends tokens of hertz-contrib/jwt in cookies, or not. // want package:"configures"
package jwt

import (
	"github.com/cloudwego/hertz/pkg/protocol"
	"github.com/hertz-contrib/jwt"
)

func bare(key []byte) (*jwt.HertzJWTMiddleware, error) {
	return jwt.New(&jwt.HertzJWTMiddleware{Key: key, SendCookie: true, CookieName: "jwt"}) // want `session cookie "jwt" lacks Secure, HttpOnly and SameSite: .*; set SecureCookie: true, CookieHTTPOnly: true and CookieSameSite: protocol.CookieSameSiteLaxMode$`
}

func header(key []byte) (*jwt.HertzJWTMiddleware, error) {
	return jwt.New(&jwt.HertzJWTMiddleware{Key: key})
}

func full(key []byte, secure bool) (*jwt.HertzJWTMiddleware, error) {
	return jwt.New(&jwt.HertzJWTMiddleware{
		Key: key, SendCookie: true, SecureCookie: secure, CookieHTTPOnly: true, CookieSameSite: protocol.CookieSameSiteStrictMode,
	})
}
