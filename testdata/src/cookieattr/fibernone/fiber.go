// Package fibernone is embedded in other sites' pages: fiber makes a cookie
// with SameSite=None Secure by itself.
package fibernone

import (
	"time"

	"github.com/gofiber/fiber/v2"
)

func login(c *fiber.Ctx, token string) error {
	c.Cookie(&fiber.Cookie{Name: "session", Value: token, Path: "/", HTTPOnly: true, SameSite: fiber.CookieSameSiteNoneMode, Expires: time.Now().Add(time.Hour)})
	return c.SendStatus(fiber.StatusNoContent)
}
