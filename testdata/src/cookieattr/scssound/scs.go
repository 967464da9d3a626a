// Package scssound configures scs elsewhere. // want package:"configures"
package scssound

import "github.com/alexedwards/scs/v2"

type app struct{ sessions *scs.SessionManager }

func newApp(production bool) *app {
	a := &app{sessions: scs.New()}
	a.harden(production)
	return a
}

func (a *app) harden(production bool) { a.sessions.Cookie.Secure = production }
