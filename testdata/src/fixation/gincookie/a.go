// Package gincookie keeps gin's sessions in the cookie alone.
package gincookie

import (
	"github.com/gin-contrib/sessions"
	"github.com/gin-contrib/sessions/cookie"
	"github.com/gin-gonic/gin"
	"golang.org/x/crypto/bcrypt"
)

func hash(string) []byte { return nil }

func Routes(key []byte) *gin.Engine {
	r := gin.Default()
	r.Use(sessions.Sessions("app", cookie.NewStore(key)))
	r.POST("/login", func(c *gin.Context) {
		name := c.PostForm("name")
		if bcrypt.CompareHashAndPassword(hash(name), []byte(c.PostForm("password"))) == nil {
			s := sessions.Default(c)
			s.Set("user", name)
			_ = s.Save()
		}
	})
	return r
}
