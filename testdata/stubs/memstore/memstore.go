// Package memstore has the signatures of github.com/quasoft/memstore at
// commit 2bce066d2b0b (memstore.go) that the catalog and the tests need.
package memstore

import (
	"net/http"

	"github.com/gorilla/sessions"
)

type MemStore struct {
	Options *sessions.Options
}

func NewMemStore(keyPairs ...[]byte) *MemStore { return nil }

func (m *MemStore) Get(r *http.Request, name string) (*sessions.Session, error) { return nil, nil }

func (m *MemStore) New(r *http.Request, name string) (*sessions.Session, error) { return nil, nil }

func (m *MemStore) Save(r *http.Request, w http.ResponseWriter, s *sessions.Session) error {
	return nil
}

func (m *MemStore) MaxAge(age int) {}
