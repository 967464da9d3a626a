// Package main has seen the whole program: nothing in it lists a user's sessions.
package main

import (
	"github.com/labstack/echo/v4"
	"gorm.io/gorm"

	"sessionlint.test/src/concurrent/mounted/login"
)

func main() {
	var db *gorm.DB
	l := &login.Handler{DB: db}
	e := echo.New()
	e.POST("/login", l.Login)
	e.GET("/me", l.Me)
	e.POST("/logout", l.Logout)
}
