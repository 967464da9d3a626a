// Package unlimited leaves out what iris takes for "never" then.
package unlimited

import "github.com/kataras/iris/v12/sessions"

func named() *sessions.Sessions {
	return sessions.New(sessions.Config{Cookie: "sid", CookieSecureTLS: true}) // want `sessions.Config.Expires never ends by default`
}

func empty() *sessions.Sessions { return sessions.New(sessions.Config{}) } // want `sessions.Config.Expires never ends by default`

func later() *sessions.Sessions {
	var cfg sessions.Config // want `sessions.Config.Expires never ends by default`
	cfg.AllowReclaim = true
	return sessions.New(cfg)
}
