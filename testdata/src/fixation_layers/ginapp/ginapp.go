// Package ginapp chooses the store.
package ginapp

import (
	"github.com/gin-contrib/sessions"
	"github.com/gin-contrib/sessions/memstore"
	"github.com/gin-gonic/gin"

	"sessionlint.test/src/fixation_layers/ginweb"
)

func New(key []byte) *gin.Engine {
	r := gin.Default()
	r.Use(sessions.Sessions("app", memstore.NewStore(key)))
	r.POST("/login", ginweb.Login)
	r.POST("/signup", ginweb.SignUp)
	return r
}
