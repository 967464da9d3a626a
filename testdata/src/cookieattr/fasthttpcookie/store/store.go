// Package store configures sessions of fasthttp/session. // want package:"configures"
package store

import (
	"time"

	"github.com/fasthttp/session/v2"
	"github.com/valyala/fasthttp"
)

func bare() *session.Session {
	return session.New(session.Config{Expiration: time.Hour}) // want `session cookie lacks Secure and SameSite: .*; set Secure: true and CookieSameSite: fasthttp.CookieSameSiteLaxMode$`
}

func full(secure bool) *session.Session {
	cfg := session.NewDefaultConfig()
	cfg.Secure = secure
	cfg.CookieSameSite = fasthttp.CookieSameSiteLaxMode
	return session.New(cfg)
}

func literal() *session.Session {
	return session.New(session.Config{Secure: true, CookieSameSite: fasthttp.CookieSameSiteStrictMode})
}
