// Package fibertwo has fiber's second version keep sessions for too long.
package fibertwo

import (
	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/session"

	"sessionlint.test/src/expiry/lives"
)

var store = session.New(session.Config{Expiration: 90 * lives.Day}) // want `session.Config.Expiration lives for 90 days`

func steps() *session.Store {
	cfg := session.ConfigDefault
	cfg.Expiration = lives.Year // want `session.Config.Expiration lives for 365 days`
	return session.New(cfg)
}

func login(c *fiber.Ctx) error {
	sess, err := store.Get(c)
	if err != nil {
		return err
	}
	sess.SetExpiry(lives.Long()) // want `session.Session.SetExpiry lives for 730 days`
	return sess.Save()
}
