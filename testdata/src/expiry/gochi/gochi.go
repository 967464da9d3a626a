// Package gochi has go-chi's session, which is macaron's, keep sessions for
// too long.
package gochi

import (
	"gitea.com/go-chi/session"
	"github.com/go-chi/chi/v5"

	"sessionlint.test/src/expiry/lives"
)

func literal(r chi.Router) error {
	h, err := session.Sessioner(session.Options{
		Provider:       "memory",
		Maxlifetime:    86400 * 90,        // want `session.Options.Maxlifetime lives for 90 days, more than the 30 days without activity`
		CookieLifeTime: lives.YearSeconds, // want `session.Options.CookieLifeTime lives for 365 days`
	})
	r.Use(h)
	return err
}

func steps() (*session.Manager, error) {
	opt := session.Options{Provider: "file", Gclifetime: 86400}
	opt.Maxlifetime = int64(lives.LongSeconds()) // want `Options.Maxlifetime lives for 730 days`
	return session.NewManager(opt.Provider, opt)
}

// inherited leaves Maxlifetime out, which then is the interval of the collector.
func inherited() session.Options {
	return session.PrepareOptions([]session.Options{{Provider: "file", Gclifetime: 86400 * 365}}) // want `Options.Gclifetime lives for 365 days`
}
