// Package setup tells simplesessions what its callers say.
package setup

import (
	"time"

	"github.com/zerodha/simplesessions/v3"
)

func Sessions(life time.Duration) *simplesessions.Manager {
	return simplesessions.New(simplesessions.Options{
		Cookie: simplesessions.CookieOptions{Name: "session", IsHTTPOnly: true, IsSecure: true, MaxAge: life},
	})
}
