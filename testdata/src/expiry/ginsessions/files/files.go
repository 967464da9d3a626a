// Package files keeps sessions in files that the age of the cookie doesn't end.
package files

import (
	"github.com/gin-contrib/sessions"
	"github.com/gin-contrib/sessions/filesystem"
)

func store(key []byte) sessions.Store {
	s := filesystem.NewStore("sessions", key)
	s.Options(sessions.Options{Path: "/", MaxAge: 3600}) // want `sessions.Options.MaxAge ends only the browser's copy: the store signs the session for 30 days`
	return s
}
