package main

import (
	"log"
	"os"

	"github.com/gofiber/fiber/v2"

	"sessionlint.test/src/jwtverify/publictext/keys"
	"sessionlint.test/src/jwtverify/publictext/session"
)

func main() {
	pem, err := os.ReadFile("/etc/game/issuer.pem")
	if err != nil {
		log.Fatal(err)
	}
	set, err := keys.New(pem)
	if err != nil {
		log.Fatal(err)
	}
	g := session.Guard{Lookup: set.Lookup}
	app := fiber.New()
	app.Get("/match", g.Check, func(c *fiber.Ctx) error { return c.JSON(c.Locals("player")) })
	log.Fatal(app.Listen(":3000"))
}
