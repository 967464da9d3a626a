// Package iris has iris keep sessions for ever, or for too long.
package iris

import (
	"github.com/kataras/iris/v12/context"
	"github.com/kataras/iris/v12/sessions"

	"sessionlint.test/src/expiry/iris/setup"
	"sessionlint.test/src/expiry/lives"
)

func never() *sessions.Sessions {
	return sessions.New(sessions.Config{Cookie: "sid", Expires: 0}) // want `sessions.Config.Expires never ends`
}

// browser ends the cookie with the browser, and nothing ends the session.
func browser() *sessions.Sessions {
	return sessions.New(sessions.Config{Cookie: "sid", Expires: -1}) // want `sessions.Config.Expires never ends`
}

func long() context.Handler {
	return sessions.New(sessions.Config{Expires: lives.Year}).Handler() // want `sessions.Config.Expires lives for 365 days`
}

func more(s *sessions.Sessions, ctx *context.Context) error {
	return s.UpdateExpiration(ctx, lives.Long()) // want `sessions.Sessions.UpdateExpiration lives for 730 days`
}

func helped() *sessions.Sessions { return setup.Sessions(60 * lives.Day) } // want `sessions.Config.Expires lives for 60 days`
