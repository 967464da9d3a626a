// Package login opens sessions, each looked up and ended by its token.
package login

import (
	"crypto/rand"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"
	"golang.org/x/crypto/bcrypt"
	"gorm.io/gorm"
)

type Session struct {
	Token  string
	UserID uint
	Ends   time.Time
}

type Handler struct{ DB *gorm.DB }

func (h *Handler) Login(c echo.Context) error { // want `Login opens a session \(src/concurrent/mounted/login/login.go:32, type Session\)`
	var u struct {
		ID   uint
		Hash string
	}
	h.DB.Table("users").Where("name = ?", c.FormValue("name")).Take(&u)
	if bcrypt.CompareHashAndPassword([]byte(u.Hash), []byte(c.FormValue("password"))) != nil {
		return echo.ErrUnauthorized
	}
	s := &Session{Token: rand.Text(), UserID: u.ID, Ends: time.Now().Add(time.Hour)}
	if err := h.DB.Create(s).Error; err != nil {
		return err
	}
	c.SetCookie(&http.Cookie{Name: "s", Value: s.Token})
	return c.NoContent(http.StatusNoContent)
}

func (h *Handler) Me(c echo.Context) error {
	ck, err := c.Cookie("s")
	if err != nil {
		return echo.ErrUnauthorized
	}
	var s Session
	if err := h.DB.Where("token = ? AND ends > ?", ck.Value, time.Now()).Take(&s).Error; err != nil {
		return echo.ErrUnauthorized
	}
	return c.JSON(http.StatusOK, s.UserID)
}

func (h *Handler) Logout(c echo.Context) error {
	ck, err := c.Cookie("s")
	if err != nil {
		return echo.ErrUnauthorized
	}
	return h.DB.Where("token = ?", ck.Value).Delete(&Session{}).Error
}
