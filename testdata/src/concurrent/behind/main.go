// Package main wires a service and its table.
package main

import (
	"context"
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/jackc/pgx/v5/pgxpool"

	"sessionlint.test/src/concurrent/behind/auth"
	"sessionlint.test/src/concurrent/behind/pg"
)

func main() {
	pool, err := pgxpool.New(context.Background(), "dsn")
	if err != nil {
		panic(err)
	}
	s := &auth.Service{Repo: &pg.Repo{Pool: pool}}
	r := gin.Default()
	r.POST("/login", func(c *gin.Context) { // want `POST /login opens a session`
		k, err := s.SignIn(c, c.PostForm("email"), c.PostForm("password"))
		if err != nil {
			c.AbortWithStatus(http.StatusUnauthorized)
			return
		}
		c.SetSameSite(http.SameSiteLaxMode)
		c.SetCookie("key", k, 0, "/", "", true, true)
	})
	r.POST("/logout", func(c *gin.Context) {
		k, _ := c.Cookie("key")
		s.Repo.Remove(c, k)
	})
	r.Use(func(c *gin.Context) {
		k, _ := c.Cookie("key")
		u, err := s.Check(c, k)
		if err != nil {
			c.AbortWithStatus(http.StatusUnauthorized)
			return
		}
		c.Set("user", u)
	})
	r.GET("/", func(c *gin.Context) { c.JSON(200, c.GetInt64("user")) })
	r.Run()
}
