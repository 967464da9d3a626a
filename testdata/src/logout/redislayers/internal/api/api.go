package api

import (
	"crypto/rand"
	"net/http"

	"github.com/labstack/echo/v4"
	"golang.org/x/crypto/bcrypt"

	"sessionlint.test/src/logout/redislayers/internal/session"
)

type API struct {
	sm    *session.Manager
	users map[string][]byte
}

func Register(e *echo.Echo, sm *session.Manager) {
	a := &API{sm: sm}
	e.POST("/login", a.login)
	e.POST("/logout", a.logout)
}

func (a *API) login(c echo.Context) error {
	if bcrypt.CompareHashAndPassword(a.users[c.FormValue("name")], []byte(c.FormValue("password"))) != nil {
		return echo.ErrUnauthorized
	}
	id := rand.Text()
	if err := a.sm.Create(c.Request().Context(), id, 1); err != nil {
		return err
	}
	c.SetCookie(&http.Cookie{Name: "session", Value: id, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	return c.NoContent(204)
}

func (a *API) logout(c echo.Context) error {
	ck, err := c.Cookie("session")
	if err == nil {
		if err := a.sm.Terminate(c.Request().Context(), ck.Value); err != nil {
			return err
		}
	}
	c.SetCookie(&http.Cookie{Name: "session", Path: "/", MaxAge: -1, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	return c.NoContent(204)
}
