// Package web has the handlers.
package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"sessionlint.test/src/logout/handedon/auth"
)

// Handlers are the pages about the user's session.
type Handlers struct{ Auth auth.Client }

// Logout hands the request on.
func (h Handlers) Logout(ctx echo.Context) error {
	if err := h.Auth.Logout(ctx); err != nil {
		return err
	}
	return ctx.Redirect(http.StatusSeeOther, "/")
}
