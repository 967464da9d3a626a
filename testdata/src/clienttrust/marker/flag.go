// Package panel shows the panel to whoever has logged in.
package panel

import (
	"net/http"

	"github.com/gofiber/fiber/v2"
)

type panel struct {
	check func(user, pass string) bool
	stats func() map[string]int
}

const marker = "panel_authenticated"

func Mount(app *fiber.App, check func(user, pass string) bool, stats func() map[string]int) {
	p := &panel{check, stats}
	app.Post("/panel/login", p.login)
	g := app.Group("/panel", p.guard)
	g.Get("/stats", p.show)
}

func (p *panel) login(c *fiber.Ctx) error {
	if !p.check(c.FormValue("user"), c.FormValue("password")) {
		return c.SendStatus(http.StatusUnauthorized)
	}
	c.Cookie(&fiber.Cookie{Name: marker, Value: "yes", Path: "/panel", MaxAge: 3600, Secure: true, HTTPOnly: true, SameSite: "Strict"})
	return c.Redirect("/panel/stats", http.StatusSeeOther)
}

func (p *panel) guard(c *fiber.Ctx) error {
	if len(c.Cookies(marker)) == 0 { // want `the cookie panel_authenticated decides by being there whether`
		return c.SendStatus(http.StatusForbidden)
	}
	return c.Next()
}

func (p *panel) show(c *fiber.Ctx) error { return c.JSON(p.stats()) }

// What is looked up is a secret, whatever its cookie is called.
func (p *panel) looked(sessions map[string]string) fiber.Handler {
	return func(c *fiber.Ctx) error {
		id := c.Cookies(marker)
		if id == "" || sessions[id] == "" {
			return c.SendStatus(http.StatusForbidden)
		}
		return c.Next()
	}
}

// Who has been here before is greeted.
func (p *panel) greet(c *fiber.Ctx) error {
	if c.Cookies("was_logged_in") == "" {
		return c.SendString("Welcome!")
	}
	return c.SendString("Welcome back!")
}
