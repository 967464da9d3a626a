// Package main chooses the store.
package main

import (
	"os"

	"github.com/gorilla/sessions"
	"github.com/labstack/echo/v4"

	"sessionlint.test/src/logout/handedon/auth"
	"sessionlint.test/src/logout/handedon/web"
)

func main() {
	h := web.Handlers{Auth: auth.Client{Store: sessions.NewCookieStore([]byte(os.Getenv("SESSION_KEY")))}}
	e := echo.New()
	e.POST("/logout", h.Logout)
}
