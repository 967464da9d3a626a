package main

import (
	"context"
	"database/sql"
	"log"
	"os"

	"github.com/labstack/echo/v4"
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/schema"

	"sessionlint.test/src/plainstore/anyrow/device"
	"sessionlint.test/src/plainstore/anyrow/repo"
)

var dialect schema.Dialect // chosen by the build

func main() {
	sqldb, err := sql.Open("postgres", os.Getenv("DSN"))
	if err != nil {
		log.Fatal(err)
	}
	db := bun.NewDB(sqldb, dialect)
	e := echo.New()
	e.POST("/pair", device.Pairing(repo.Of[device.Device](db), context.Background()))
	log.Fatal(e.Start(":8080"))
}
