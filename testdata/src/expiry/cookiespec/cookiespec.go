// Package cookiespec makes cookies by what variables of the package say.
package cookiespec

import (
	"time"

	"github.com/gofiber/fiber/v2"
)

type spec struct {
	Name  string
	Years int
}

var session = spec{Name: "session_token", Years: 10}

func (s spec) make(v string) *fiber.Cookie {
	return &fiber.Cookie{
		Name: s.Name, Value: v,
		Expires: time.Now().AddDate(s.Years, 0, 0), // want `the session cookie lives for 3650 days`
	}
}

func login(c *fiber.Ctx) { c.Cookie(session.make("x")) }

type look struct {
	Name string
	Days int
}

// colors are right: the cookie says nothing about who is logged in.
var colors = look{Name: "theme", Days: 900}

func (l look) make(v string) *fiber.Cookie {
	return &fiber.Cookie{Name: l.Name, Value: v, Expires: time.Now().AddDate(0, 0, l.Days)}
}

func choose(c *fiber.Ctx) { c.Cookie(colors.make("dark")) }
