// Package devices shows a user's sessions and ends the others.
package devices

import (
	"net/http"

	"github.com/labstack/echo/v4"
	"github.com/uptrace/bun"

	"sessionlint.test/src/concurrent/apart/model"
)

type Page struct{ DB *bun.DB }

func (p *Page) List(c echo.Context) error {
	me := c.Get("session").(*model.Session)
	var all []model.Session
	if err := p.DB.NewSelect().Model(&all).Where("user_id = ?", me.UserID).Scan(c.Request().Context()); err != nil {
		return err
	}
	return c.JSON(http.StatusOK, all)
}

func (p *Page) Others(c echo.Context) error {
	me := c.Get("session").(*model.Session)
	_, err := p.DB.NewDelete().Model((*model.Session)(nil)).Where("user_id = ? AND id <> ?", me.UserID, me.ID).Exec(c.Request().Context())
	return err
}
