// Package store knows sessions.
package store

import (
	"net/http"

	"github.com/alexedwards/scs/v2"
)

type Store struct{ *scs.SessionManager }

func (s *Store) Start(w http.ResponseWriter, r *http.Request, user int) error {
	s.Put(r.Context(), "uid", user)
	return nil
}

func (s *Store) Begin(w http.ResponseWriter, r *http.Request, user int) error {
	if err := s.RenewToken(r.Context()); err != nil {
		return err
	}
	s.Put(r.Context(), "uid", user)
	return nil
}
