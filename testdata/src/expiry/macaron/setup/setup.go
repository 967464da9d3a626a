// Package setup tells macaron what its callers say.
package setup

import (
	"github.com/go-macaron/session"
	"gopkg.in/macaron.v1"
)

func Sessions(seconds int64) macaron.Handler {
	return session.Sessioner(session.Options{Provider: "memory", Maxlifetime: seconds})
}
