// Package setup tells simplesessions what its callers say.
package setup

import (
	"time"

	store "github.com/zerodha/simplesessions/stores/redis/v3"
	"github.com/zerodha/simplesessions/v3"
)

func Sessions(life time.Duration) *simplesessions.Manager {
	return simplesessions.New(simplesessions.Options{
		Cookie: simplesessions.CookieOptions{Name: "session", IsHTTPOnly: true, IsSecure: true, MaxAge: life},
	})
}

// Store says for others when sessions end.
func Store(s *store.Store) { s.SetTTL(12*time.Hour, true) }
