// Package cookieonly gives the cookie an age that the server doesn't know of.
package cookieonly

import (
	"github.com/hertz-contrib/sessions"
	"github.com/hertz-contrib/sessions/cookie"
)

func store(key []byte) cookie.Store {
	s := cookie.NewStore(key)
	s.Options(sessions.Options{Path: "/", MaxAge: 86400}) // want `sessions.Options.MaxAge ends only the browser's copy: the store signs the session for 30 days`
	return s
}
