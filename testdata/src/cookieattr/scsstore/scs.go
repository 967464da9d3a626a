// Package scsstore leaves scs at its defaults.
package scsstore

import "github.com/alexedwards/scs/v2"

type app struct{ sessions *scs.SessionManager }

func newApp() *app {
	m := scs.New() // want `session cookie of scs.New lacks Secure: .*; set m.Cookie.Secure = true$`
	m.Cookie.HttpOnly = true
	return &app{sessions: m}
}
