// Package sound has dghubble's cookies end, or lets the operator decide.
package sound

import (
	"os"

	"github.com/dghubble/sessions"

	"sessionlint.test/src/expiry/lives"
)

// defaults are a week.
func defaults() sessions.Store[string] {
	return sessions.NewCookieStore[string](sessions.DefaultCookieConfig, []byte(os.Getenv("KEY")), nil)
}

func store(c lives.Config) sessions.Store[string] {
	cfg := &sessions.CookieConfig{Path: "/", MaxAge: 86400, HTTPOnly: true, Secure: true}
	if c.Seconds > 0 {
		cfg.MaxAge = c.Seconds
	}
	return sessions.NewCookieStore[string](cfg, []byte(os.Getenv("KEY")), nil)
}

func config(seconds int) *sessions.CookieConfig { return &sessions.CookieConfig{MaxAge: seconds} }

func helped() *sessions.CookieConfig { return config(lives.ShiftSeconds) }
