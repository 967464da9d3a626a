// Command constructor keeps its sessions in cookies, which only main knows.
package main

import (
	"net/http"
	"os"

	"github.com/gorilla/sessions"
	"github.com/labstack/echo-contrib/session"
	"github.com/labstack/echo/v4"

	"sessionlint.test/src/logout/constructor/handlers"
	"sessionlint.test/src/logout/constructor/web"
)

func main() {
	e := echo.New()
	e.Use(session.Middleware(sessions.NewCookieStore([]byte(os.Getenv("KEY")))))
	e.POST("/logout", handlers.Logout())
	http.HandleFunc("/signout", web.Handle(handlers.SignOut()))
	http.Handle("/", e)
	_ = http.ListenAndServe(":8080", nil)
}
