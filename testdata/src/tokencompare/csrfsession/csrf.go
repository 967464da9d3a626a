// Package forms protects the forms of the fiber application.
package forms

import (
	"crypto/rand"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/session"
)

type Protector struct {
	store *session.Store
	field string
}

func New(store *session.Store) *Protector { return &Protector{store: store, field: "_csrf"} }

func (p *Protector) Token(c *fiber.Ctx) (string, error) {
	s, err := p.store.Get(c)
	if err != nil {
		return "", err
	}
	if t, ok := s.Get("csrf_token").(string); ok {
		return t, nil
	}
	t := rand.Text()
	s.Set("csrf_token", t)
	s.SetExpiry(2 * time.Hour)
	return t, s.Save()
}

func (p *Protector) Check(c *fiber.Ctx) error {
	switch c.Method() {
	case fiber.MethodGet, fiber.MethodHead, fiber.MethodOptions:
		return c.Next()
	}
	s, err := p.store.Get(c)
	if err != nil {
		return err
	}
	kept, _ := s.Get("csrf_token").(string)
	switch given := c.FormValue(p.field); {
	case kept == "", given == "":
		return fiber.ErrForbidden
	case given != kept: // want `the stored value of csrf_token is compared with the request's form value`
		return fiber.ErrForbidden
	}
	return c.Next()
}
