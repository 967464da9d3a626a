// Package filessound ends what is in the files with the cookie.
package filessound

import (
	"github.com/gin-contrib/sessions"
	"github.com/gin-contrib/sessions/filesystem"
)

func store(key []byte) sessions.Store {
	s := filesystem.NewStore("sessions", key)
	s.(interface{ MaxAge(int) }).MaxAge(3600)
	s.Options(sessions.Options{Path: "/", MaxAge: 3600})
	return s
}
