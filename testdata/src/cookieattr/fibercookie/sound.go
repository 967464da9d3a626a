package fibercookie

import (
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/session"
)

var sound = session.New(session.Config{CookieHTTPOnly: true, CookieSecure: true})

func full(c *fiber.Ctx, token string, secure bool) error {
	c.Cookie(&fiber.Cookie{Name: "jwt", Value: token, Secure: secure, HTTPOnly: true, SameSite: "Strict"})
	c.Cookie(&fiber.Cookie{Name: "jwt", Value: token, Secure: true, HTTPOnly: true})
	return nil
}

func deleted(c *fiber.Ctx) error {
	c.Cookie(&fiber.Cookie{Name: "jwt", Value: "", Expires: time.Now().Add(-time.Hour)})
	c.Cookie(&fiber.Cookie{Name: "lang", Value: "en"})
	return nil
}
