package device

import (
	"context"
	"crypto/rand"
	"net/http"
	"os"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/uptrace/bun"
	"golang.org/x/crypto/bcrypt"

	"sessionlint.test/src/plainstore/anyrow/repo"
)

type Device struct {
	bun.BaseModel `bun:"table:devices"`

	ID           int64     `bun:",pk,autoincrement"`
	Label        string    `bun:"label"`
	RefreshToken string    `bun:"refresh_token,unique"`
	ExpiresAt    time.Time `bun:"expires_at"`
}

// Pairing gives a device its refresh token.
func Pairing(devices *repo.Repo[Device], _ context.Context) echo.HandlerFunc {
	return func(c echo.Context) error {
		if bcrypt.CompareHashAndPassword([]byte(os.Getenv("PAIR")), []byte(c.FormValue("pin"))) != nil {
			return echo.ErrUnauthorized
		}
		d := &Device{Label: c.FormValue("label"), RefreshToken: rand.Text(), ExpiresAt: time.Now().Add(14 * 24 * time.Hour)} // want `a token is stored as it is handed out: field device.Device.RefreshToken, the row`
		if err := devices.Save(c.Request().Context(), d); err != nil {
			return err
		}
		return c.JSON(http.StatusCreated, echo.Map{"refresh_token": d.RefreshToken})
	}
}
