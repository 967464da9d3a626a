// Package handlers has functions that make handlers.
package handlers

import (
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/gorilla/sessions"
	"github.com/labstack/echo-contrib/session"
	"github.com/labstack/echo/v4"

	"sessionlint.test/src/logout/constructor/web"
)

// Token signs the token that a login hands out.
func Token(key []byte, user string) (string, error) {
	return jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.RegisteredClaims{Subject: user, ExpiresAt: jwt.NewNumericDate(time.Now().Add(time.Hour))}).SignedString(key)
}

func SignOut() web.HandlerFunc { // want `SignOut only touches the client's side`
	return func(c *web.Context) error {
		c.RemoveCookie("auth")
		http.Redirect(c.Response.Writer, c.Request.Request, "/", http.StatusSeeOther)
		return nil
	}
}

func Logout() echo.HandlerFunc { // want `Logout only touches the client's side`
	return func(c echo.Context) error {
		clear(c)
		return c.Redirect(http.StatusSeeOther, "/login")
	}
}

func clear(c echo.Context) {
	s, _ := session.Get("session", c)
	s.Values["username"] = ""
	s.Options = &sessions.Options{Path: "/", MaxAge: -1, HttpOnly: true, Secure: true}
	_ = s.Save(c.Request(), c.Response())
}
