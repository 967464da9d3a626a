// Package ginjwt registers the library's logout as it is, and behind a list of the
// program's own.
package ginjwt

import (
	"sync"

	jwt "github.com/appleboy/gin-jwt/v2"
	"github.com/gin-gonic/gin"
)

// Routes has a logout that only the browser knows of.
func Routes(r *gin.Engine, auth *jwt.GinJWTMiddleware) {
	r.POST("/login", auth.LoginHandler)
	r.POST("/logout", auth.LogoutHandler) // want `GinJWTMiddleware.LogoutHandler only clears the cookie`
	r.GET("/me", auth.MiddlewareFunc(), func(c *gin.Context) { c.JSON(200, jwt.ExtractClaims(c)) })
}

var ended sync.Map // ids of tokens

// Listed notes the token's id first, and asks for it.
func Listed(r *gin.Engine, auth *jwt.GinJWTMiddleware) {
	auth.Authorizator = func(_ any, c *gin.Context) bool {
		_, gone := ended.Load(jwt.ExtractClaims(c)["jti"])
		return !gone
	}
	r.POST("/logout", auth.MiddlewareFunc(), note, auth.LogoutHandler)
}

func note(c *gin.Context) { ended.Store(jwt.ExtractClaims(c)["jti"], true) }
