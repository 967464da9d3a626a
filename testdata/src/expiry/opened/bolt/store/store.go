package store

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"time"

	bolt "go.etcd.io/bbolt"
)

var bucketLogins = []byte("logins")

type Login struct {
	User    string    `json:"user"`
	Expires time.Time `json:"expires"`
}

type Bolt struct{ db *bolt.DB }

func Open(path string) (*Bolt, error) {
	db, err := bolt.Open(path, 0o600, nil)
	if err != nil {
		return nil, err
	}
	return &Bolt{db: db}, nil
}

func (b *Bolt) Create(user string) (string, error) {
	raw := make([]byte, 32)
	rand.Read(raw)
	id := hex.EncodeToString(raw)
	buf, err := json.Marshal(Login{User: user, Expires: time.Now().Add(12 * time.Hour)})
	if err != nil {
		return "", err
	}
	return id, b.db.Update(func(tx *bolt.Tx) error {
		bk, err := tx.CreateBucketIfNotExists(bucketLogins)
		if err != nil {
			return err
		}
		return bk.Put([]byte(id), buf)
	})
}

func (b *Bolt) Lookup(id string) (*Login, error) { // want `Lookup looks up a record by what the client presents, but Login.Expires`
	var l Login
	err := b.db.View(func(tx *bolt.Tx) error {
		v := tx.Bucket(bucketLogins).Get([]byte(id))
		if v == nil {
			return errors.New("no login")
		}
		return json.Unmarshal(v, &l)
	})
	return &l, err
}

func (b *Bolt) Drop(id string) error {
	return b.db.Update(func(tx *bolt.Tx) error {
		return tx.Bucket(bucketLogins).Delete([]byte(id))
	})
}
