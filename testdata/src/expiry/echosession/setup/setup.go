// Package setup tells echo's sessions what its callers say.
package setup

import (
	"github.com/gorilla/sessions"
	"github.com/labstack/echo-contrib/session"
	"github.com/labstack/echo/v4"
)

func Sessions(key []byte, seconds int) echo.MiddlewareFunc {
	store := sessions.NewCookieStore(key)
	store.MaxAge(seconds)
	return session.Middleware(store)
}
