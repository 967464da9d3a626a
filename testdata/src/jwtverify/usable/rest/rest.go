package rest

import (
	"strings"

	"github.com/gin-gonic/gin"

	"sessionlint.test/src/jwtverify/usable/ident"
)

type Verifier interface {
	Verify(raw string) (*ident.Principal, error)
}

func Mount(r *gin.Engine, v Verifier) {
	g := r.Group("/loans", func(c *gin.Context) {
		p, err := v.Verify(strings.TrimPrefix(c.GetHeader("Authorization"), "Bearer "))
		if err != nil {
			c.AbortWithStatus(401)
			return
		}
		c.Set("who", p)
	})
	g.GET("", func(c *gin.Context) { c.JSON(200, c.MustGet("who")) })
}
