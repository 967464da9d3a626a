// Package app wires the layers.
package app

import (
	"database/sql"
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/labstack/echo/v4"
	"github.com/redis/go-redis/v9"

	"sessionlint.test/src/logout/layers/service"
	"sessionlint.test/src/logout/layers/store"
	"sessionlint.test/src/logout/layers/web"
)

func Run(db *sql.DB, cache *redis.Client, key []byte) error {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /logout", (&web.Table{Auth: service.NewTable(store.NewTable(db))}).Logout)
	e := gin.New()
	e.POST("/cached/logout", (&web.Cached{Service: &service.Cached{Repo: store.NewCache(cache)}}).Logout)
	signed := &service.Signed{Denied: store.NewDenying(), Key: key}
	e.POST("/signed/logout", (&web.Signed{Service: signed}).Logout)
	e.POST("/stateless/logout", (&web.Stateless{Service: signed}).Logout)
	mux.Handle("/api/", e)
	x := echo.New()
	x.POST("/mapped/logout", (&web.Mapped{Service: &service.Mapped{Repo: store.NewMapped()}}).Logout)
	mux.Handle("/x/", x)
	return http.ListenAndServe(":8080", mux)
}
