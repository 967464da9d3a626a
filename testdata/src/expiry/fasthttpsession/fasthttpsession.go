// Package fasthttpsession has fasthttp's session keep sessions for ever, or for
// too long.
package fasthttpsession

import (
	"github.com/fasthttp/session/v2"
	"github.com/valyala/fasthttp"

	"sessionlint.test/src/expiry/fasthttpsession/setup"
	"sessionlint.test/src/expiry/lives"
)

func never() *session.Session {
	cfg := session.NewDefaultConfig()
	cfg.Expiration = 0 // want `session.Config.Expiration never ends`
	return session.New(cfg)
}

func long() *session.Session {
	return session.New(session.Config{CookieName: "sid", Expiration: lives.Year}) // want `session.Config.Expiration lives for 365 days`
}

func one(s *session.Session, ctx *fasthttp.RequestCtx) error {
	store, err := s.Get(ctx)
	if err != nil {
		return err
	}
	return store.SetExpiration(lives.Long()) // want `session.Store.SetExpiration lives for 730 days`
}

func oneNever(store *session.Store) error { return store.SetExpiration(0) } // want `Store.SetExpiration never ends`

func helped() *session.Session { return setup.Sessions(60 * lives.Day) } // want `Config.Expiration lives for 60 days`
