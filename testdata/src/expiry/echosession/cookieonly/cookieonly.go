// Package cookieonly does as echo's documentation does: the cookie lives for a
// week, what the store signs for a month.
package cookieonly

import (
	"github.com/gorilla/sessions"
	"github.com/labstack/echo-contrib/session"
	"github.com/labstack/echo/v4"
)

func middleware(key []byte) echo.MiddlewareFunc {
	return session.Middleware(sessions.NewCookieStore(key))
}

func login(c echo.Context) error {
	sess, err := session.Get("session", c)
	if err != nil {
		return err
	}
	sess.Options = &sessions.Options{Path: "/", MaxAge: 86400 * 7, HttpOnly: true} // want `sessions.Options.MaxAge ends only the browser's copy: the store signs the session for 30 days`
	sess.Values["user"] = c.FormValue("user")
	return sess.Save(c.Request(), c.Response())
}
