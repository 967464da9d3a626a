// Package macaron has macaron keep sessions for too long.
package macaron

import (
	"github.com/go-macaron/session"
	"gopkg.in/macaron.v1"

	"sessionlint.test/src/expiry/lives"
	"sessionlint.test/src/expiry/macaron/setup"
)

func literal(m *macaron.Macaron) {
	m.Use(session.Sessioner(session.Options{
		Provider:       "memory",
		Maxlifetime:    86400 * 365,       // want `session.Options.Maxlifetime lives for 365 days, more than the 30 days without activity`
		CookieLifeTime: lives.YearSeconds, // want `session.Options.CookieLifeTime lives for 365 days`
	}))
}

func steps() macaron.Handler {
	var opt session.Options
	opt.Provider = "file"
	opt.CookieLifeTime = lives.LongSeconds() // want `Options.CookieLifeTime lives for 730 days`
	return session.Sessioner(opt)
}

// inherited leaves Maxlifetime out, which then is the interval of the collector.
func inherited() macaron.Handler {
	return session.Sessioner(session.Options{Provider: "file", Gclifetime: 86400 * 90}) // want `Options.Gclifetime lives for 90 days`
}

func manager() (*session.Manager, error) {
	return session.NewManager("memory", session.Options{CookieName: "sid", Maxlifetime: 86400 * 120}) // want `Options.Maxlifetime lives for 120 days`
}

func helped() macaron.Handler { return setup.Sessions(lives.YearSeconds) } // want `Options.Maxlifetime lives for 365 days`
