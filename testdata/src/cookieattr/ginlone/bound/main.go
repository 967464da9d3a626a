package main

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"sessionlint.test/src/cookieattr/ginlone/bound/web"
)

func main() {
	r := gin.Default()
	r.Use(func(c *gin.Context) { c.SetSameSite(http.SameSiteLaxMode) })
	r.POST("/login", web.Login)
	_ = r.Run()
}
