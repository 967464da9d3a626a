package main

import (
	"os"

	"github.com/gofiber/fiber/v2"
	"xorm.io/xorm"

	"sessionlint.test/src/logout/joinedsound/fleet"
	"sessionlint.test/src/logout/joinedsound/rest"
	"sessionlint.test/src/logout/joinedsound/tables"
)

func main() {
	eng, err := xorm.NewEngine("mysql", os.Getenv("FLEET_DB"))
	if err != nil {
		panic(err)
	}
	accounts, handles, devices := tables.Accounts{Engine: eng}, tables.Handles{Engine: eng}, tables.Devices{Engine: eng}
	app := fiber.New()
	rest.Register(app, fleet.NewAuth(accounts, handles, devices))
	app.Listen(":3000")
}
