// Package sound has macaron end its sessions, or lets the operator decide.
package sound

import (
	"github.com/go-macaron/session"
	"gopkg.in/macaron.v1"

	"sessionlint.test/src/expiry/lives"
	"sessionlint.test/src/expiry/macaron/setup"
)

func literal(m *macaron.Macaron) {
	m.Use(session.Sessioner(session.Options{Provider: "memory", Gclifetime: 3600, Maxlifetime: lives.ShiftSeconds, CookieLifeTime: 0}))
}

// defaults are an hour, or what app.ini says.
func defaults(m *macaron.Macaron) {
	m.Use(session.Sessioner())
	m.Use(session.Sessioner(session.Options{CookieName: "sid", Secure: true}))
}

// seldom collects seldom what has long ended: an age is compared on every look-up.
func seldom() macaron.Handler {
	return session.Sessioner(session.Options{Provider: "file", Gclifetime: 86400 * 90, Maxlifetime: 3600})
}

func configured(cfg *macaron.Macaron) macaron.Handler {
	sec := macaron.Config().Section("login")
	return session.Sessioner(session.Options{
		Maxlifetime:    sec.Key("SECONDS").MustInt64(3600),
		CookieLifeTime: lives.Seconds,
	})
}

func helped() macaron.Handler { return setup.Sessions(3600) }
