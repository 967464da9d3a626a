// Package setup tells iris what its callers say.
package setup

import (
	"time"

	"github.com/kataras/iris/v12/sessions"
)

func Sessions(life time.Duration) *sessions.Sessions {
	return sessions.New(sessions.Config{Cookie: "sid", Expires: life})
}
