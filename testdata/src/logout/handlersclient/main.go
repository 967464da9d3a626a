// Package handlersclient keeps the sessions of handlers in the cookie.
package handlersclient

import (
	"os"

	"github.com/gin-contrib/sessions"
	"github.com/gin-contrib/sessions/cookie"
	"github.com/gin-gonic/gin"

	"sessionlint.test/src/logout/handlers"
)

func main() {
	e := gin.New()
	e.Use(sessions.Sessions("app", cookie.NewStore([]byte(os.Getenv("KEY")))))
	e.POST("/logout", handlers.Logout)
	_ = e.Run()
}
