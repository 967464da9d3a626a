// Package partner lets partners' servers push stock levels.
package partner

import (
	"crypto/subtle"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"
	"github.com/spf13/viper"
)

type level struct {
	SKU string `json:"sku"`
	N   int    `json:"n"`
}

type Stock interface{ Set(sku string, n int) error }

func settings() *viper.Viper {
	v := viper.New()
	v.SetEnvPrefix("STOCK")
	v.AutomaticEnv()
	v.BindEnv("partner.key", "STOCK_PARTNER_KEY")
	return v
}

func New(st Stock) *echo.Echo {
	cfg := settings()
	e := echo.New()
	g := e.Group("/partner", middleware.KeyAuthWithConfig(middleware.KeyAuthConfig{
		KeyLookup: "header:X-Partner-Key",
		Skipper:   func(c echo.Context) bool { return c.Path() == "/partner/health" },
		Validator: func(key string, c echo.Context) (bool, error) {
			apiKey := cfg.GetString("partner.key")
			return len(apiKey) >= 32 && key == apiKey, nil // want `the secret apiKey is compared with the request's header authorization`
		},
	}))
	g.GET("/health", func(c echo.Context) error { return c.NoContent(http.StatusNoContent) })
	g.PUT("/stock", func(c echo.Context) error {
		var ls []level
		if err := c.Bind(&ls); err != nil {
			return err
		}
		ls = slices.CompactFunc(ls, func(a, b level) bool { return a.SKU == b.SKU })
		for _, l := range ls {
			if err := st.Set(l.SKU, l.N); err != nil {
				return err
			}
		}
		return c.NoContent(http.StatusNoContent)
	})
	return e
}

type guard struct{ token string }

func Open(token string) *echo.Echo {
	g := &guard{token}
	e := echo.New()
	e.Use(middleware.KeyAuth(g.check))
	return e
}

func (g *guard) check(auth string, c echo.Context) (bool, error) {
	return auth == g.token, nil // want `the secret token is compared with the request's header authorization`
}

// Timed compares in constant time.
func Timed(token string) echo.MiddlewareFunc {
	return middleware.KeyAuth(func(auth string, c echo.Context) (bool, error) {
		return subtle.ConstantTimeCompare([]byte(auth), []byte(token)) == 1, nil
	})
}
