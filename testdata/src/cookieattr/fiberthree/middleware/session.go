// Package middleware configures sessions of fiber v3. // want package:"configures"
package middleware

import (
	"github.com/gofiber/fiber/v3"
	"github.com/gofiber/fiber/v3/middleware/csrf"
	"github.com/gofiber/fiber/v3/middleware/session"
)

var byDefault = session.New() // want `session cookie of session.New lacks Secure and HttpOnly: .*; pass session.Config with CookieSecure: true and CookieHTTPOnly: true$`

var store = session.NewStore(session.Config{CookieSecure: true}) // want `session cookie lacks HttpOnly: .*; set CookieHTTPOnly: true$`

func use(app *fiber.App, production bool) {
	app.Use(session.New(session.Config{CookieSecure: production, CookieHTTPOnly: true}))
	app.Use(csrf.New(csrf.Config{CookieName: "csrf_", CookieSecure: true}))
	full := session.Config{CookiePath: "/"}
	full.CookieHTTPOnly = true
	full.CookieSecure = true
	app.Use(session.New(full))
}
