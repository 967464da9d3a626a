// Package web wraps a session in a cookie.
package web

import (
	"net/http"

	"github.com/gorilla/sessions"
)

// A Box is such a session.
type Box struct{ store sessions.Store }

// New returns one.
func New(key []byte) *Box { return &Box{sessions.NewCookieStore(key)} }

// Set puts a value under the key.
func (b *Box) Set(w http.ResponseWriter, r *http.Request, key string, value any) error {
	s, err := b.store.Get(r, "app")
	if err != nil {
		return err
	}
	s.Values[key] = value
	return s.Save(r, w)
}
