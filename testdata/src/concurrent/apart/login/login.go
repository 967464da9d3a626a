// Package login opens sessions, and knows nothing of the page that shows them.
package login

import (
	"crypto/rand"
	"net/http"

	"github.com/labstack/echo/v4"
	"github.com/uptrace/bun"
	"golang.org/x/crypto/bcrypt"

	"sessionlint.test/src/concurrent/apart/model"
)

type Handler struct{ DB *bun.DB }

func (h *Handler) Login(c echo.Context) error {
	ctx := c.Request().Context()
	var id int64
	var hash string
	if err := h.DB.NewSelect().Table("users").Column("id", "hash").Where("name = ?", c.FormValue("name")).Scan(ctx, &id, &hash); err != nil {
		return echo.ErrUnauthorized
	}
	if bcrypt.CompareHashAndPassword([]byte(hash), []byte(c.FormValue("password"))) != nil {
		return echo.ErrUnauthorized
	}
	s := &model.Session{ID: rand.Text(), UserID: id, Device: c.Request().UserAgent()}
	if _, err := h.DB.NewInsert().Model(s).Exec(ctx); err != nil {
		return err
	}
	c.SetCookie(&http.Cookie{Name: "s", Value: s.ID})
	return c.NoContent(http.StatusNoContent)
}
