// Package web has callbacks whose codes are exchanged behind an interface.
package web

import (
	"context"
	"crypto/rand"
	"net/http"

	"github.com/labstack/echo/v4"
)

// Provider is implemented elsewhere.
type Provider interface {
	Address(state string) string
	Complete(ctx context.Context, code string) (string, error)
	Checked(ctx context.Context, code, state string) (string, error)
}

type Web struct{ Provider Provider }

type back struct {
	Code  string `query:"code"`
	State string `query:"state"`
}

func (h Web) Begin(c echo.Context) error {
	s := rand.Text()
	c.SetCookie(&http.Cookie{Name: "st", Value: s, Secure: true, HttpOnly: true})
	return c.Redirect(http.StatusFound, h.Provider.Address(s))
}

func (h Web) Finish(c echo.Context) error { // want `this callback exchanges the code of the request but never compares its state`
	var b back
	if err := c.Bind(&b); err != nil || b.State == "" {
		return echo.ErrBadRequest
	}
	name, err := h.Provider.Complete(c.Request().Context(), b.Code)
	if err != nil {
		return err
	}
	return c.String(http.StatusOK, name)
}

func (h Web) Compared(c echo.Context) error {
	k, err := c.Cookie("st")
	if err != nil || k.Value != c.QueryParam("state") {
		return echo.ErrBadRequest
	}
	_, err = h.Provider.Complete(c.Request().Context(), c.QueryParam("code"))
	return err
}

func (h Web) Handed(c echo.Context) error {
	_, err := h.Provider.Checked(c.Request().Context(), c.QueryParam("code"), c.QueryParam("state"))
	return err
}

// Voucher is given a code of another kind.
func (h Web) Voucher(c echo.Context) error {
	_, err := h.Provider.Complete(c.Request().Context(), c.QueryParam("code"))
	return err
}
