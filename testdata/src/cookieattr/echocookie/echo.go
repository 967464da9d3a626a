// Package echocookie writes cookies with echo. // want package:"configures"
package echocookie

import (
	"net/http"

	"github.com/gorilla/sessions"
	"github.com/labstack/echo-contrib/session"
	"github.com/labstack/echo/v4"
)

func login(c echo.Context, token string) error {
	cookie := new(http.Cookie) // want `session cookie "token" lacks Secure, HttpOnly and SameSite`
	cookie.Name = "token"
	cookie.Value = token
	c.SetCookie(cookie)
	return nil
}

func options(c echo.Context) error {
	sess, err := session.Get("session", c)
	if err != nil {
		return err
	}
	sess.Options = &sessions.Options{Path: "/", MaxAge: 3600 * 24 * 30, HttpOnly: true} // want `session cookie lacks Secure and SameSite`
	return sess.Save(c.Request(), c.Response())
}

func callback() func(cookie *http.Cookie, w any) error {
	return func(cookie *http.Cookie, w any) error {
		w.(echo.Context).SetCookie(cookie)
		return nil
	}
}

func sound(c echo.Context, token string, secure bool) error {
	cookie := new(http.Cookie)
	cookie.Name = "token"
	cookie.Value = token
	cookie.HttpOnly = true
	cookie.Secure = secure
	cookie.SameSite = http.SameSiteLaxMode
	c.SetCookie(cookie)
	return nil
}
