package session

import (
	"strings"

	"github.com/gofiber/fiber/v2"
	"github.com/golang-jwt/jwt/v5"
)

type Guard struct{ Lookup jwt.Keyfunc }

func (g Guard) Check(c *fiber.Ctx) error {
	var claims jwt.RegisteredClaims
	raw := strings.TrimPrefix(c.Get("Authorization"), "Bearer ")
	t, err := jwt.ParseWithClaims(raw, &claims, g.Lookup, jwt.WithExpirationRequired(), jwt.WithIssuer("game"))
	if err != nil || !t.Valid {
		return fiber.ErrUnauthorized
	}
	c.Locals("player", claims.Subject)
	return c.Next()
}
