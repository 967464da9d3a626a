// Package gosession has go-session keep sessions for too long.
package gosession

import (
	"github.com/go-session/session/v3"

	"sessionlint.test/src/expiry/lives"
)

func manager() *session.Manager {
	return session.NewManager(
		session.SetExpired(86400*365),       // want `session.SetExpired lives for 365 days, more than the 30 days without activity`
		session.SetCookieLifeTime(86400*90), // want `session.SetCookieLifeTime lives for 90 days`
	)
}

func global() {
	session.InitManager(session.SetCookieName("sid"), session.SetExpired(lives.YearSeconds)) // want `session.SetExpired lives for 365 days`
}

func options() (opts []session.Option) {
	opts = append(opts, session.SetCookieLifeTime(lives.LongSeconds())) // want `session.SetCookieLifeTime lives for 730 days`
	return opts
}

func option(seconds int64) session.Option { return session.SetExpired(seconds) }

func helped() *session.Manager { return session.NewManager(option(86400 * 60)) } // want `session.SetExpired lives for 60 days`
