// Package web has the handlers.
package web

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/labstack/echo/v4"

	"sessionlint.test/src/logout/layers/domain"
	"sessionlint.test/src/logout/layers/service"
)

type Table struct{ Auth domain.Auth }

func (h *Table) Logout(w http.ResponseWriter, r *http.Request) { // want `Logout only touches the client's side and leaves the session on the server`
	c, err := r.Cookie("session")
	if err == nil {
		_ = h.Auth.SignOut(r.Context(), c.Value)
	}
	http.SetCookie(w, &http.Cookie{Name: "session", Path: "/", MaxAge: -1})
}

type Cached struct{ Service *service.Cached }

func (h *Cached) Logout(c *gin.Context) { // want `Logout only touches the client's side`
	id, _ := c.Cookie("session")
	_ = h.Service.Logout(c, id)
	c.SetCookie("session", "", -1, "/", "", true, true)
}

type Mapped struct{ Service *service.Mapped }

func (h *Mapped) Logout(c echo.Context) error { // want `Logout ends nothing`
	h.Service.Logout(c.QueryParam("id"))
	return c.NoContent(http.StatusNoContent)
}

type Signed struct{ Service *service.Signed }

func (h *Signed) Logout(c *gin.Context) { // want `Logout ends nothing`
	_ = h.Service.Logout(c, c.GetString("jti"))
	c.Status(http.StatusNoContent)
}

// Stateless ends nothing, although the service signs tokens.
type Stateless struct{ Service *service.Signed }

func (h *Stateless) Logout(c *gin.Context) { // want `Logout only touches the client's side`
	c.SetCookie("token", "", -1, "/", "", true, true)
}
