// Package sound has echo's sessions end, or lets the operator decide.
package sound

import (
	"github.com/gorilla/sessions"
	"github.com/labstack/echo-contrib/session"
	"github.com/labstack/echo/v4"

	"sessionlint.test/src/expiry/echosession/setup"
	"sessionlint.test/src/expiry/lives"
)

func middleware(e *echo.Echo, key []byte) {
	store := sessions.NewCookieStore(key)
	store.MaxAge(lives.ShiftSeconds)
	e.Use(session.Middleware(store))
}

func configured(key []byte, c lives.Config) echo.MiddlewareFunc {
	store := sessions.NewFilesystemStore("", key)
	store.MaxAge(c.Seconds)
	return session.Middleware(store)
}

func login(c echo.Context) error {
	sess, err := session.Get("session", c)
	if err != nil {
		return err
	}
	sess.Options = &sessions.Options{Path: "/", MaxAge: lives.ShortSeconds(), HttpOnly: true}
	return sess.Save(c.Request(), c.Response())
}

func logout(c echo.Context) error {
	sess, err := session.Get("session", c)
	if err != nil {
		return err
	}
	sess.Options.MaxAge = -1
	return sess.Save(c.Request(), c.Response())
}

func helped(e *echo.Echo, key []byte) { e.Use(setup.Sessions(key, 3600)) }
