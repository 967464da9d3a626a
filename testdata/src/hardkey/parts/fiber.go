// Package shop is a fiber application with encrypted cookies.
package shop

import (
	"crypto/sha256"
	"encoding/base64"
	"io"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/encryptcookie"
	"golang.org/x/crypto/hkdf"
)

type Version struct{ Major, Minor string }

func (v Version) seed() []byte { return []byte("shop" + v.Major + "." + v.Minor) }

var current = Version{"4", "11"}

func subkey(label string) string {
	out := make([]byte, 32)
	if _, err := io.ReadFull(hkdf.New(sha256.New, current.seed(), nil, []byte(label)), out); err != nil {
		panic(err)
	}
	return base64.StdEncoding.EncodeToString(out)
}

type Carts interface {
	Of(user string) ([]string, error)
}

func New(carts Carts) *fiber.App {
	app := fiber.New(fiber.Config{AppName: "shop"})
	app.Use(encryptcookie.New(encryptcookie.Config{Key: subkey("cookies"), Except: []string{"lang"}})) // want `the key \(field encryptcookie\.Config\.Key\) is a constant in the code,`
	app.Get("/cart", func(c *fiber.Ctx) error {
		user := c.Cookies("shopper")
		if user == "" {
			return fiber.ErrUnauthorized
		}
		items, err := carts.Of(user)
		if err != nil {
			return err
		}
		return c.JSON(items)
	})
	return app
}

// Labelled puts the version before a key that the program is given.
func Labelled(secret []byte) string {
	if len(secret) < 32 {
		panic("short key")
	}
	sum := sha256.Sum256(append([]byte("shop"+current.Major+":"), secret...))
	return base64.StdEncoding.EncodeToString(sum[:])
}

func Sealed(secret []byte) fiber.Handler {
	return encryptcookie.New(encryptcookie.Config{Key: Labelled(secret)})
}
