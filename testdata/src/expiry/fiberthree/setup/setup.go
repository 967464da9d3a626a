// Package setup tells fiber what its callers say.
package setup

import (
	"time"

	"github.com/gofiber/fiber/v3"
	"github.com/gofiber/fiber/v3/middleware/session"
)

func Sessions(idle time.Duration) fiber.Handler {
	return session.New(session.Config{IdleTimeout: idle})
}
