// Package sound has go-session end its sessions, or lets the operator decide.
package sound

import (
	"github.com/go-session/session/v3"

	"sessionlint.test/src/expiry/lives"
)

// defaults are two hours without activity, and a cookie for a week.
func defaults() *session.Manager { return session.NewManager(session.SetCookieName("sid")) }

func manager() *session.Manager {
	return session.NewManager(session.SetExpired(lives.ShiftSeconds), session.SetCookieLifeTime(0))
}

func configured(c lives.Config) {
	session.InitManager(session.SetExpired(int64(c.Seconds)), session.SetCookieLifeTime(lives.Seconds))
}

func option(seconds int64) session.Option { return session.SetExpired(seconds) }

func helped() *session.Manager { return session.NewManager(option(int64(lives.ShortSeconds()))) }
