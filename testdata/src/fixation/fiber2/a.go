// Package fiber2 logs in with fiber v2.
package fiber2

import (
	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/session"
	"golang.org/x/crypto/bcrypt"
)

var store = session.New(session.Config{CookieSecure: true, CookieHTTPOnly: true})

func hash(string) []byte { return nil }

func checked(c *fiber.Ctx) bool {
	return bcrypt.CompareHashAndPassword(hash(c.FormValue("name")), []byte(c.FormValue("password"))) == nil
}

func Login(c *fiber.Ctx) error {
	if !checked(c) {
		return fiber.ErrUnauthorized
	}
	sess, err := store.Get(c)
	if err != nil {
		return err
	}
	sess.Set("authenticated", true) // want `Login verifies a password and then puts "authenticated" into the session.*call Regenerate\(\)`
	return sess.Save()
}

func LoginRegenerated(c *fiber.Ctx) error {
	if !checked(c) {
		return fiber.ErrUnauthorized
	}
	sess, err := store.Get(c)
	if err != nil {
		return err
	}
	if err := sess.Regenerate(); err != nil {
		return err
	}
	sess.Set("authenticated", true)
	return sess.Save()
}

func LoginReset(c *fiber.Ctx) error {
	if !checked(c) {
		return fiber.ErrUnauthorized
	}
	sess, err := store.Get(c)
	if err != nil {
		return err
	}
	if err := sess.Reset(); err != nil {
		return err
	}
	sess.Set("authenticated", true)
	return sess.Save()
}

func Logout(c *fiber.Ctx) error {
	sess, err := store.Get(c)
	if err != nil {
		return err
	}
	sess.Set("authenticated", false)
	return sess.Destroy()
}
