package main

import (
	"github.com/labstack/echo/v4"
	"github.com/redis/go-redis/v9"

	"sessionlint.test/src/logout/redislayers/internal/api"
	"sessionlint.test/src/logout/redislayers/internal/redisstore"
	"sessionlint.test/src/logout/redislayers/internal/session"
)

func main() {
	e := echo.New()
	api.Register(e, session.NewManager(redisstore.New(redis.NewClient(&redis.Options{}), "app:")))
	e.Start(":80")
}
