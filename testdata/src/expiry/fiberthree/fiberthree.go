// Package fiberthree has fiber keep sessions for too long.
package fiberthree

import (
	"github.com/gofiber/fiber/v3"
	"github.com/gofiber/fiber/v3/middleware/session"

	"sessionlint.test/src/expiry/fiberthree/setup"
	"sessionlint.test/src/expiry/lives"
)

func store() *session.Store {
	return session.NewStore(session.Config{
		IdleTimeout:     90 * lives.Day, // want `session.Config.IdleTimeout lives for 90 days, more than the 30 days without activity`
		AbsoluteTimeout: 2 * lives.Year, // want `session.Config.AbsoluteTimeout lives for 730 days`
	})
}

func middleware(app *fiber.App) {
	cfg := session.ConfigDefault
	cfg.IdleTimeout = lives.Year // want `session.Config.IdleTimeout lives for 365 days`
	app.Use(session.New(cfg))
}

func one(store *session.Store, c fiber.Ctx) error {
	sess, err := store.Get(c)
	if err != nil {
		return err
	}
	defer sess.Release()
	sess.SetIdleTimeout(lives.Long()) // want `session.Session.SetIdleTimeout lives for 730 days`
	return sess.Save()
}

func helped(app *fiber.App) { app.Use(setup.Sessions(60 * lives.Day)) } // want `Config.IdleTimeout lives for 60 days`
