package main

import (
	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/session"
	"golang.org/x/crypto/bcrypt"
)

type h struct{ st *session.Store }

func (h h) login(c *fiber.Ctx) error {
	if bcrypt.CompareHashAndPassword([]byte("x"), []byte(c.FormValue("password"))) != nil {
		return fiber.ErrUnauthorized
	}
	s, err := h.st.Get(c)
	if err != nil {
		return err
	}
	if err := s.Regenerate(); err != nil {
		return err
	}
	s.Set("user_id", c.FormValue("name"))
	s.Set("role", "user")
	return s.Save()
}

func (h h) logout(c *fiber.Ctx) error { // want `logout only touches the client's side`
	s, err := h.st.Get(c)
	if err != nil {
		return err
	}
	s.Delete("role")
	if err := s.Save(); err != nil {
		return err
	}
	return c.Redirect("/")
}

func main() {
	x := h{session.New(session.Config{CookieSecure: true, CookieHTTPOnly: true})}
	app := fiber.New()
	app.Post("/login", x.login)
	app.Post("/logout", x.logout)
	app.Listen(":80")
}
