// Package cookieonly gives the cookie an age that the server doesn't know of.
package cookieonly

import (
	"github.com/gin-contrib/sessions"
	"github.com/gin-contrib/sessions/cookie"
)

func store(key []byte, minutes int) cookie.Store {
	s := cookie.NewStore(key)
	s.Options(sessions.Options{Path: "/", MaxAge: minutes * 60}) // want `sessions.Options.MaxAge ends only the browser's copy: the store signs the session for 30 days`
	return s
}

func end(s sessions.Session) { s.Options(sessions.Options{MaxAge: -1}) }
