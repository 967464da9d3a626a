// Package cookieapp chooses the store.
package cookieapp

import (
	"github.com/gin-contrib/sessions"
	"github.com/gin-contrib/sessions/cookie"
	"github.com/gin-gonic/gin"

	"sessionlint.test/src/fixation_layers/cookieweb"
)

func New(key []byte) *gin.Engine {
	r := gin.Default()
	r.Use(sessions.Sessions("app", cookie.NewStore(key)))
	r.POST("/login", cookieweb.Login)
	r.POST("/signup", cookieweb.SignUp)
	return r
}
