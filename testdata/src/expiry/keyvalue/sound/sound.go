// Package sound gives what it keeps of sessions an end.
package sound

import (
	"encoding/json"
	"errors"
	"time"

	"github.com/bradfitz/gomemcache/memcache"
	"github.com/dgraph-io/badger/v4"
	"github.com/gomodule/redigo/redis"
	bolt "go.etcd.io/bbolt"
)

func redigo(conn redis.Conn, session, user string) error {
	if _, err := conn.Do("SETEX", "sess:"+session, 3600, user); err != nil {
		return err
	}
	_, err := conn.Do("SET", "sess:"+session, user, "EX", 3600)
	return err
}

func cached(mc *memcache.Client, session, user string, seconds int32) error {
	return mc.Set(&memcache.Item{Key: "sess:" + session, Value: []byte(user), Expiration: seconds})
}

func entry(db *badger.DB, session, user string) error {
	return db.Update(func(txn *badger.Txn) error {
		return txn.SetEntry(badger.NewEntry([]byte("sess:"+session), []byte(user)).WithTTL(time.Hour))
	})
}

type login struct {
	User string
	End  time.Time
}

func find(db *bolt.DB, session string) (l login, err error) {
	err = db.View(func(tx *bolt.Tx) error { return json.Unmarshal(tx.Bucket([]byte("logins")).Get([]byte(session)), &l) })
	if err == nil && time.Now().After(l.End) {
		err = errors.New("over")
	}
	return l, err
}

func keep(db *bolt.DB, session string, l login) error {
	data, err := json.Marshal(l)
	if err != nil {
		return err
	}
	return db.Update(func(tx *bolt.Tx) error { return tx.Bucket([]byte("logins")).Put([]byte(session), data) })
}
