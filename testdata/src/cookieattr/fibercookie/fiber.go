// Package fibercookie writes cookies with fiber. // want package:"configures"
package fibercookie

import (
	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/session"
)

var store = session.New() // want `session cookie of session.New lacks Secure and HttpOnly: .*; pass session.Config with CookieSecure: true and CookieHTTPOnly: true$`

var named = session.New(session.Config{CookieHTTPOnly: true}) // want `session cookie lacks Secure: `

func bare(c *fiber.Ctx, token string) error {
	c.Cookie(&fiber.Cookie{Name: "jwt", Value: token, HTTPOnly: true}) // want `session cookie "jwt" lacks Secure: `
	return nil
}

func filled(c *fiber.Ctx, token string) error {
	cookie := new(fiber.Cookie) // want `session cookie "session" lacks Secure and HttpOnly: .*; set Secure: true and HTTPOnly: true$`
	cookie.Name = "session"
	cookie.Value = token
	c.Cookie(cookie)
	return nil
}

// none is sent with Secure: the library sees to it.
func none(c *fiber.Ctx, token string, secure bool) error {
	c.Cookie(&fiber.Cookie{Name: "jwt", Value: token, HTTPOnly: true, SameSite: "None"})
	return nil
}
