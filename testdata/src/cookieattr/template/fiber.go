// Package mobile serves the embedded web views.
package mobile

import (
	"time"

	"github.com/gofiber/fiber/v2"
)

type Tokens struct {
	Access  string
	Refresh string
}

type Issuer interface {
	Issue(user string) (Tokens, error)
}

type cookieJar struct{ base fiber.Cookie }

func newJar() cookieJar {
	return cookieJar{fiber.Cookie{Path: "/", HTTPOnly: true, SameSite: fiber.CookieSameSiteLaxMode}}
}

func (j cookieJar) with(name, value string, life time.Duration) *fiber.Cookie {
	c := j.base
	c.Name, c.Value = name, value
	c.Expires = time.Now().Add(life)
	return &c
}

func Routes(app fiber.Router, iss Issuer, check func(user, pass string) bool) {
	jar := newJar()
	app.Post("/login", func(c *fiber.Ctx) error {
		user := c.FormValue("user")
		if !check(user, c.FormValue("password")) {
			return fiber.ErrUnauthorized
		}
		t, err := iss.Issue(user)
		if err != nil {
			return err
		}
		c.Cookie(jar.with("refresh_token", t.Refresh, 30*24*time.Hour)) // want `session cookie "refresh_token" lacks Secure: it is sent over plain`
		return c.JSON(fiber.Map{"access_token": t.Access})
	})
}

// Two methods complete copies of one template, each its own.
type two struct{ base fiber.Cookie }

func newTwo() two {
	return two{fiber.Cookie{Path: "/", HTTPOnly: true, SameSite: fiber.CookieSameSiteLaxMode}}
}

func (t two) secure(name, value string) *fiber.Cookie {
	c := t.base
	c.Name, c.Value, c.Secure = name, value, true
	return &c
}

func (t two) open(name, value string) *fiber.Cookie {
	c := t.base
	c.Name, c.Value = name, value
	return &c
}

func both(c *fiber.Ctx, access, refresh string) {
	c.Cookie(newTwo().secure("access_token", access))
	c.Cookie(newTwo().open("refresh_token", refresh)) // want `session cookie "refresh_token" lacks Secure`
	c.Cookie(newTwo().open("theme", "dark"))
}
