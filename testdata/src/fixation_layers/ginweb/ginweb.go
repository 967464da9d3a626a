// Package ginweb has gin's handlers. It doesn't know the store.
package ginweb

import (
	"github.com/gin-contrib/sessions"
	"github.com/gin-gonic/gin"
	"golang.org/x/crypto/bcrypt"
)

func hash(string) []byte { return nil }

func Login(c *gin.Context) { // reported from ginapp: Login verifies a password and then puts "user" into the session (src/fixation_layers/ginweb/ginweb.go:18)
	name := c.PostForm("name")
	if bcrypt.CompareHashAndPassword(hash(name), []byte(c.PostForm("password"))) != nil {
		return
	}
	put(c, "theme", "dark")
	put(c, "user", name)
}

// SignUp has no password to compare.
func SignUp(c *gin.Context) { // reported from ginapp: SignUp takes a password and then puts "user" into the session
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
