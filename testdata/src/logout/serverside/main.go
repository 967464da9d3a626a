// Package serverside keeps the sessions of its handlers in redis.
package serverside

import (
	"os"

	"github.com/gin-contrib/sessions"
	"github.com/gin-contrib/sessions/redis"
	"github.com/gin-gonic/gin"

	"sessionlint.test/src/logout/serverside/handlers"
)

func main() {
	store, err := redis.NewStore(10, "tcp", ":6379", "", "", []byte(os.Getenv("KEY")))
	if err != nil {
		return
	}
	e := gin.New()
	e.Use(sessions.Sessions("app", store))
	e.POST("/logout", handlers.Logout)
	_ = e.Run()
}
