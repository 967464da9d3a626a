// Package sound has fiber end its sessions, or lets the operator decide.
package sound

import (
	"time"

	"github.com/gofiber/fiber/v3"
	"github.com/gofiber/fiber/v3/middleware/session"

	"sessionlint.test/src/expiry/fiberthree/setup"
	"sessionlint.test/src/expiry/lives"
)

func store() *session.Store {
	return session.NewStore(session.Config{IdleTimeout: 30 * time.Minute, AbsoluteTimeout: 12 * time.Hour})
}

// defaults are half an hour without activity: 0 is no other.
func defaults(app *fiber.App) *session.Store {
	app.Use(session.New())
	app.Use(session.New(session.Config{CookieSecure: true, IdleTimeout: 0}))
	return session.NewStore()
}

func configured(c lives.Config) fiber.Handler {
	return session.New(session.Config{IdleTimeout: c.Idle, AbsoluteTimeout: c.Session})
}

func one(sess *session.Session, c lives.Config) {
	sess.SetIdleTimeout(c.Idle)
	sess.SetIdleTimeout(lives.Short())
}

func helped(app *fiber.App) { app.Use(setup.Sessions(lives.Short())) }
