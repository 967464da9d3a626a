// Package unlimited makes a configuration of its own, which has no expiration
// where NewDefaultConfig has two hours.
package unlimited

import "github.com/fasthttp/session/v2"

func named() *session.Session {
	return session.New(session.Config{CookieName: "sid", Secure: true}) // want `session.Config.Expiration never ends by default`
}

func empty() *session.Session { return session.New(session.Config{}) } // want `session.Config.Expiration never ends by default`
