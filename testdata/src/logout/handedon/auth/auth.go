// Package auth keeps who is logged in, with the context of the framework.
package auth

import (
	"github.com/gorilla/sessions"
	"github.com/labstack/echo/v4"
)

// Client logs in and out.
type Client struct{ Store sessions.Store }

// Login puts the user into the session.
func (c Client) Login(ctx echo.Context, user int) error {
	s, err := c.Store.Get(ctx.Request(), "session")
	if err != nil {
		return err
	}
	s.Values["user"] = user
	return s.Save(ctx.Request(), ctx.Response())
}

// Logout leaves the cookie's copies good, and is told of once: where it is done.
func (c Client) Logout(ctx echo.Context) error { // want `Logout only touches the client's side`
	s, err := c.Store.Get(ctx.Request(), "session")
	if err != nil {
		return err
	}
	delete(s.Values, "user")
	return s.Save(ctx.Request(), ctx.Response())
}
