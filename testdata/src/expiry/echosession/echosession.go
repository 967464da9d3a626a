// Package echosession has echo's sessions, which are gorilla's, live for ever or
// for too long.
package echosession

import (
	"github.com/gorilla/sessions"
	"github.com/labstack/echo-contrib/session"
	"github.com/labstack/echo/v4"

	"sessionlint.test/src/expiry/echosession/setup"
	"sessionlint.test/src/expiry/lives"
)

func middleware(e *echo.Echo, key []byte) {
	store := sessions.NewCookieStore(key)
	store.MaxAge(lives.YearSeconds) // want `sessions.CookieStore.MaxAge lives for 365 days`
	e.Use(session.Middleware(store))
}

func files(key []byte) echo.MiddlewareFunc {
	store := sessions.NewFilesystemStore("", key)
	store.MaxAge(0) // want `sessions.FilesystemStore.MaxAge never ends`
	return session.MiddlewareWithConfig(session.Config{Store: store})
}

func login(c echo.Context) error {
	sess, err := session.Get("session", c)
	if err != nil {
		return err
	}
	sess.Options = &sessions.Options{Path: "/", MaxAge: 86400 * 180, HttpOnly: true} // want `sessions.Options.MaxAge lives for 180 days`
	sess.Values["user"] = c.FormValue("user")
	return sess.Save(c.Request(), c.Response())
}

func longer(c echo.Context) error {
	sess, err := session.Get("session", c)
	if err != nil {
		return err
	}
	sess.Options.MaxAge = lives.LongSeconds() // want `sessions.Options.MaxAge lives for 730 days`
	return sess.Save(c.Request(), c.Response())
}

func helped(e *echo.Echo, key []byte) { e.Use(setup.Sessions(key, 86400*60)) } // want `CookieStore.MaxAge lives for 60 days`
