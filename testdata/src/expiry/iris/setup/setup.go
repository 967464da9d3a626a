// Package setup tells iris what its callers say.
package setup

import (
	"time"

	"github.com/kataras/iris/v12/sessions"
)

func Sessions(life time.Duration) *sessions.Sessions {
	return sessions.New(sessions.Config{Cookie: "sid", Expires: life})
}

// Complete says for others when sessions end.
func Complete(cfg *sessions.Config) {
	if cfg.Expires == 0 {
		cfg.Expires = 12 * time.Hour
	}
}
