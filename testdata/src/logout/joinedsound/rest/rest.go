package rest

import (
	"time"

	"github.com/gofiber/fiber/v2"

	"sessionlint.test/src/logout/joinedsound/fleet"
)

type rest struct{ auth *fleet.Auth }

func Register(app *fiber.App, a *fleet.Auth) {
	h := &rest{a}
	v1 := app.Group("/v1")
	v1.Post("/token", h.token)
	v1.Post("/token/renew", h.renew)
	v1.Delete("/token", h.need, h.revoke)
	v1.Put("/password", h.need, h.password)
	v1.Put("/accounts/:id/role", h.need, h.role)
}

func (h *rest) need(c *fiber.Ctx) error {
	x, err := h.auth.Resolve(c.Cookies("fl_h"))
	if err != nil {
		return fiber.ErrUnauthorized
	}
	c.Locals("account", x.AccountId)
	return c.Next()
}

func jar(c *fiber.Ctx, name, v string, until time.Time) {
	c.Cookie(&fiber.Cookie{Name: name, Value: v, Path: "/v1", Expires: until, Secure: true, HTTPOnly: true, SameSite: "Strict"})
}

func (h *rest) token(c *fiber.Ctx) error {
	var in struct{ Login, Password, Label string }
	if err := c.BodyParser(&in); err != nil {
		return err
	}
	p, err := h.auth.Open(in.Login, in.Password, in.Label)
	if err != nil {
		return fiber.ErrForbidden
	}
	jar(c, "fl_h", p.Handle, time.Now().Add(time.Hour))
	jar(c, "fl_d", p.Device, time.Now().AddDate(0, 1, 0))
	return c.SendStatus(204)
}

func (h *rest) renew(c *fiber.Ctx) error {
	raw, err := h.auth.Renew(c.Cookies("fl_d"))
	if err != nil {
		return fiber.ErrUnauthorized
	}
	jar(c, "fl_h", raw, time.Now().Add(time.Hour))
	return c.SendStatus(204)
}

func (h *rest) revoke(c *fiber.Ctx) error {
	if err := h.auth.Close(fleet.Pair{Handle: c.Cookies("fl_h"), Device: c.Cookies("fl_d")}); err != nil {
		return err
	}
	jar(c, "fl_h", "", time.Unix(0, 0))
	jar(c, "fl_d", "", time.Unix(0, 0))
	return c.SendStatus(204)
}

func (h *rest) password(c *fiber.Ctx) error {
	var in struct{ Old, New string }
	if err := c.BodyParser(&in); err != nil {
		return err
	}
	return h.auth.Repassword(c.Locals("account").(int64), in.Old, in.New)
}

func (h *rest) role(c *fiber.Ctx) error {
	id, err := c.ParamsInt("id")
	if err != nil {
		return err
	}
	me, err := h.auth.Resolve(c.Cookies("fl_h"))
	if err != nil || me.AccountId != 1 {
		return fiber.ErrForbidden
	}
	return h.auth.Promote(int64(id), c.Query("role"))
}
