// Package sound has go-chi's session end, or lets the operator decide.
package sound

import (
	"net/http"

	"gitea.com/go-chi/session"

	"sessionlint.test/src/expiry/lives"
)

type middleware = func(http.Handler) http.Handler

func literal() (middleware, error) {
	return session.Sessioner(session.Options{Maxlifetime: 3600, CookieLifeTime: 86400})
}

// defaults are an hour, and a cookie that the browser drops when it is closed.
func defaults() (middleware, error) { return session.Sessioner() }

// seldom collects seldom what has long ended: an age is compared on every look-up.
func seldom() session.Options {
	return session.Options{Provider: "file", Gclifetime: 86400 * 365, Maxlifetime: lives.ShiftSeconds}
}

func configured(c lives.Config) (middleware, error) {
	opt := session.Options{Provider: "redis", Gclifetime: int64(c.Seconds), CookieLifeTime: c.Seconds}
	return session.Sessioner(opt)
}
