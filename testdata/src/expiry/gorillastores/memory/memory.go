// Package memory keeps sessions in a map that the age of the cookie doesn't empty.
package memory

import "github.com/quasoft/memstore"

func store(key []byte) *memstore.MemStore {
	s := memstore.NewMemStore(key)
	s.Options.MaxAge = 3600 // want `sessions.Options.MaxAge ends only the browser's copy: the store signs the session for 30 days`
	return s
}
