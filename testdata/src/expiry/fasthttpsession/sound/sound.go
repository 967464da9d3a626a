// Package sound has fasthttp's session end, or lets the operator decide.
package sound

import (
	"github.com/fasthttp/session/v2"

	"sessionlint.test/src/expiry/fasthttpsession/setup"
	"sessionlint.test/src/expiry/lives"
)

// defaults are two hours.
func defaults() *session.Session {
	cfg := session.NewDefaultConfig()
	cfg.CookieName = "sid"
	return session.New(cfg)
}

// browser is a cookie until the browser is closed, and a record for two days.
func browser() *session.Session {
	return session.New(session.Config{CookieName: "sid", Expiration: -1})
}

func configured(c lives.Config) *session.Session {
	return session.New(session.Config{Expiration: c.Session})
}

func one(store *session.Store) error { return store.SetExpiration(lives.Short()) }

func others(store *session.Store) error { return store.SetExpiration(lives.Session) }

func helped() *session.Session { return setup.Sessions(lives.Shift) }
