// Package dghubble has dghubble's cookies live for too long.
package dghubble

import (
	"os"

	"github.com/dghubble/sessions"

	"sessionlint.test/src/expiry/lives"
)

func store() sessions.Store[string] {
	cfg := &sessions.CookieConfig{Path: "/", MaxAge: 86400 * 365, HTTPOnly: true, Secure: true} // want `sessions.CookieConfig.MaxAge lives for 365 days`
	return sessions.NewCookieStore[string](cfg, []byte(os.Getenv("KEY")), nil)
}

func shared() { sessions.DefaultCookieConfig.MaxAge = lives.LongSeconds() } // want `sessions.CookieConfig.MaxAge lives for 730 days`

func config(seconds int) *sessions.CookieConfig { return &sessions.CookieConfig{MaxAge: seconds} }

func helped() sessions.Store[string] {
	return sessions.NewCookieStore[string](config(86400*60), []byte(os.Getenv("KEY")), nil) // want `sessions.CookieConfig.MaxAge lives for 60 days`
}
