package main

import (
	"net/http"
	"os"

	"github.com/gin-gonic/gin"

	"sessionlint.test/src/clienttrust/gateway/gate"
)

func main() {
	g := gate.Gate{Secret: os.Getenv("GATEWAY_SECRET")}
	r := gin.New()
	r.Use(func(c *gin.Context) {
		if !g.Allow(c.Request.Header) {
			c.AbortWithStatus(http.StatusForbidden)
			return
		}
		c.Set("user", c.GetHeader("X-User-Id"))
	})
	r.Run()
}
