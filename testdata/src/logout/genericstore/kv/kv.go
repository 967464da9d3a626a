package kv

import (
	"encoding/json"

	bolt "go.etcd.io/bbolt"
)

type Table[T any] struct {
	db   *bolt.DB
	name []byte
}

func Of[T any](db *bolt.DB, name string) *Table[T] { return &Table[T]{db, []byte(name)} }

func (t *Table[T]) Put(k string, v T) error {
	return t.db.Update(func(tx *bolt.Tx) error {
		b, err := tx.CreateBucketIfNotExists(t.name)
		if err != nil {
			return err
		}
		raw, err := json.Marshal(v)
		if err != nil {
			return err
		}
		return b.Put([]byte(k), raw)
	})
}

func (t *Table[T]) Get(k string) (v T, err error) {
	err = t.db.View(func(tx *bolt.Tx) error { return json.Unmarshal(tx.Bucket(t.name).Get([]byte(k)), &v) })
	return
}

func (t *Table[T]) Remove(k string) error {
	return t.db.Update(func(tx *bolt.Tx) error { return tx.Bucket(t.name).Delete([]byte(k)) })
}
