// Package simple configures simplesessions. // want package:"configures"
package simple

import (
	"net/http"

	"github.com/labstack/echo/v4"
	"github.com/zerodha/simplesessions/v3"
)

var onCookie func(cookie *http.Cookie, w any) error

func manager() *simplesessions.Manager {
	m := simplesessions.New(simplesessions.Options{
		EnableAutoCreate: false,
		Cookie: simplesessions.CookieOptions{ // want `session cookie lacks Secure and SameSite`
			IsHTTPOnly: true,
			MaxAge:     3600,
		},
	})
	onCookie = func(cookie *http.Cookie, w any) error {
		w.(echo.Context).SetCookie(cookie)
		return nil
	}
	return m
}

func sound() *simplesessions.Manager {
	return simplesessions.New(simplesessions.Options{
		Cookie: simplesessions.CookieOptions{IsSecure: true, IsHTTPOnly: true, SameSite: http.SameSiteLaxMode},
	})
}
