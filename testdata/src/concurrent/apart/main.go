// Package main brings the login and the page of devices together.
package main

import (
	"github.com/labstack/echo/v4"
	"github.com/uptrace/bun"

	"sessionlint.test/src/concurrent/apart/devices"
	"sessionlint.test/src/concurrent/apart/login"
)

func main() {
	var db *bun.DB
	l, d := &login.Handler{DB: db}, &devices.Page{DB: db}
	e := echo.New()
	e.POST("/login", l.Login)
	e.GET("/devices", d.List)
	e.DELETE("/devices/others", d.Others)
}
