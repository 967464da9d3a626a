// Package bolted keeps sessions in bbolt.
package bolted

import bolt "go.etcd.io/bbolt"

var logins = []byte("logins")

func start(db *bolt.DB, id, user string) error {
	return db.Update(func(tx *bolt.Tx) error {
		return tx.Bucket(logins).Put([]byte(id), []byte(user)) // want `bbolt.Bucket.Put stores a session without a time to live`
	})
}

func article(db *bolt.DB, id string, text []byte) error {
	return db.Update(func(tx *bolt.Tx) error { return tx.Bucket([]byte("articles")).Put([]byte(id), text) })
}
