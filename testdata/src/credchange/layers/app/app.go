// Package app wires the layers.
package app

import (
	"database/sql"
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/redis/go-redis/v9"

	"sessionlint.test/src/credchange/layers/repo"
	"sessionlint.test/src/credchange/layers/service"
	"sessionlint.test/src/credchange/layers/web"
)

func Run(db *sql.DB, cache *redis.Client) error {
	a := &web.API{Accounts: service.New(repo.NewUsers(db), repo.NewSessions(cache), repo.NewTokens(db))}
	http.HandleFunc("POST /password", a.Password)
	e := gin.New()
	e.POST("/reset", a.Reset)
	http.Handle("/api/", e)
	return http.ListenAndServe(":8080", nil)
}
