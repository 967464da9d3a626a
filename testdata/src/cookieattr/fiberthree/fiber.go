// Package fiberthree writes cookies with fiber v3, whose context is an interface.
package fiberthree

import "github.com/gofiber/fiber/v3"

func bare(c fiber.Ctx, token string) {
	c.Cookie(&fiber.Cookie{Name: "session", Value: token}) // want `session cookie "session" lacks Secure and HttpOnly: .*; set Secure: true and HTTPOnly: true$`
}

func response(c fiber.Ctx, token string) {
	cookie := fiber.Cookie{Name: "session", Value: token, Secure: true, HTTPOnly: true} // want `session cookie "session" lacks SameSite: `
	cookie.SameSite = fiber.CookieSameSiteDisabled
	c.Res().Cookie(&cookie)
}

func header(c fiber.Ctx, token string) {
	c.Set("Set-Cookie", "session="+token+"; Path=/; HttpOnly; SameSite=Lax") // want `session cookie "session" lacks Secure: .*; append ; Secure$`
}

func full(c fiber.Ctx, token string, secure bool) {
	c.Cookie(&fiber.Cookie{Name: "session", Value: token, Secure: secure, HTTPOnly: true})
	c.Cookie(&fiber.Cookie{Name: "session", Value: token, Secure: true, HTTPOnly: true, SameSite: fiber.CookieSameSiteStrictMode})
}

func others(c fiber.Ctx, lang string) {
	c.Cookie(&fiber.Cookie{Name: "lang", Value: lang})
	c.Cookie(&fiber.Cookie{Name: "session", MaxAge: -1})
	c.ClearCookie("session")
	c.Set("Set-Cookie", "theme=dark")
}
