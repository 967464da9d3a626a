// Package pgstore has the signatures of github.com/antonlindstrom/pgstore
// at tag 1.0.0 (pgstore.go) that the catalog and the tests need.
package pgstore

import (
	"database/sql"
	"net/http"

	"github.com/gorilla/sessions"
)

type PGStore struct {
	Options *sessions.Options
	Path    string
	DbPool  *sql.DB
}

func NewPGStore(dbURL string, keyPairs ...[]byte) (*PGStore, error) { return nil, nil }

func NewPGStoreFromPool(db *sql.DB, keyPairs ...[]byte) (*PGStore, error) { return nil, nil }

func (db *PGStore) Get(r *http.Request, name string) (*sessions.Session, error) { return nil, nil }

func (db *PGStore) New(r *http.Request, name string) (*sessions.Session, error) { return nil, nil }

func (db *PGStore) Save(r *http.Request, w http.ResponseWriter, session *sessions.Session) error {
	return nil
}

func (db *PGStore) MaxAge(age int) {}
