// Package cookieweb has gin's handlers. It doesn't know the store.
package cookieweb

import (
	"github.com/gin-contrib/sessions"
	"github.com/gin-gonic/gin"
	"golang.org/x/crypto/bcrypt"
)

func hash(string) []byte { return nil }

func Login(c *gin.Context) {
	name := c.PostForm("name")
	if bcrypt.CompareHashAndPassword(hash(name), []byte(c.PostForm("password"))) != nil {
		return
	}
	put(c, "theme", "dark")
	put(c, "user", name)
}

func SignUp(c *gin.Context) {
	if create(c.PostForm("name"), c.PostForm("password")) {
		put(c, "user", c.PostForm("name"))
	}
}

func create(name, password string) bool { return name != password }

func put(c *gin.Context, key string, value any) {
	s := sessions.Default(c)
	s.Set(key, value)
	_ = s.Save()
}
