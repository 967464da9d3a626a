// Package setup tells fasthttp's session what its callers say.
package setup

import (
	"time"

	"github.com/fasthttp/session/v2"
)

func Sessions(life time.Duration) *session.Session {
	cfg := session.NewDefaultConfig()
	cfg.Expiration = life
	return session.New(cfg)
}
