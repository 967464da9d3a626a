package main

import (
	"github.com/gin-gonic/gin"

	"sessionlint.test/src/cookieattr/ginlone/web"
)

func main() {
	r := gin.Default()
	r.POST("/login", web.Login)
	r.POST("/again", func(c *gin.Context) {
		c.SetCookie("session_id", c.PostForm("x"), 3600, "/", "", true, true) // want `session cookie "session_id" lacks SameSite`
	})
	_ = r.Run()
}
