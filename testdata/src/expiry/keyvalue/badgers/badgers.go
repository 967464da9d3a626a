// Package badgers keeps sessions in badger.
package badgers

import "github.com/dgraph-io/badger/v4"

func start(db *badger.DB, session, user string) error {
	return db.Update(func(txn *badger.Txn) error {
		return txn.SetEntry(badger.NewEntry([]byte("sess:"+session), []byte(user))) // want `badger.NewEntry stores a session without a time to live: .*; store the entry WithTTL`
	})
}
