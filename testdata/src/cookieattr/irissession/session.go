// Package irissession configures sessions of iris. // want package:"configures"
package irissession

import (
	"time"

	"github.com/kataras/iris/v12/sessions"
)

func bare() *sessions.Sessions {
	return sessions.New(sessions.Config{Cookie: "sid", Expires: time.Hour}) // want `session cookie "sid" lacks Secure: .*; set CookieSecureTLS: true$`
}

func zero() *sessions.Sessions {
	return sessions.New(sessions.Config{}) // want `session cookie of sessions.New lacks Secure: `
}

func full(tls bool) (a, b *sessions.Sessions) {
	a = sessions.New(sessions.Config{Cookie: "sid", CookieSecureTLS: tls})
	cfg := sessions.Config{Cookie: "sid", Expires: -1}
	cfg.CookieSecureTLS = true
	return a, sessions.New(cfg)
}
