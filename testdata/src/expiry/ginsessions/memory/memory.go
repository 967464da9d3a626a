// Package memory keeps sessions in a map that the age of the cookie doesn't empty.
package memory

import (
	"github.com/gin-contrib/sessions"
	"github.com/gin-contrib/sessions/memstore"
)

func store(key []byte) sessions.Store {
	s := memstore.NewStore(key)
	s.Options(sessions.Options{Path: "/", MaxAge: 3600}) // want `sessions.Options.MaxAge ends only the browser's copy: the store signs the session for 30 days`
	return s
}
