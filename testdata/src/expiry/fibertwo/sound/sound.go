// Package sound has fiber's second version end its sessions, or lets the operator
// decide.
package sound

import (
	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/session"

	"sessionlint.test/src/expiry/lives"
)

// defaults are a day, which is also what 0 stands for.
var (
	store = session.New()
	zero  = session.New(session.Config{CookieSecure: true, Expiration: 0})
)

func configured(c lives.Config) *session.Store {
	return session.New(session.Config{Expiration: c.Session})
}

func login(c *fiber.Ctx, cfg lives.Config) error {
	sess, err := store.Get(c)
	if err != nil {
		return err
	}
	if sess.SetExpiry(lives.Short()); cfg.Session > 0 {
		sess.SetExpiry(cfg.Session)
	}
	return sess.Save()
}
