// Package main gives its users sealed names.
package main

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"golang.org/x/crypto/bcrypt"

	"sessionlint.test/src/expiry/tickets/seal"
)

var hashes = map[string][]byte{}

func main() {
	r := gin.Default()
	r.POST("/login", func(c *gin.Context) {
		u := c.PostForm("user")
		if bcrypt.CompareHashAndPassword(hashes[u], []byte(c.PostForm("password"))) != nil {
			c.Status(http.StatusUnauthorized)
			return
		}
		c.SetCookie("auth", seal.Make(u), 3600, "/", "", true, true)
	})
	r.GET("/", func(c *gin.Context) {
		v, _ := c.Cookie("auth")
		u, err := seal.Open(v)
		if err != nil {
			c.Status(http.StatusUnauthorized)
			return
		}
		c.String(http.StatusOK, u)
	})
	r.Run()
}
