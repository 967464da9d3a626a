// Package keyed keeps tokens as what records are found by.
package keyed

import (
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"time"

	"github.com/dgraph-io/badger/v4"
	"github.com/google/uuid"
	"go.etcd.io/bbolt"
	"gorm.io/gorm"
)

type APIToken struct {
	ID     uint
	Value  string
	UserID uint
}

type Session struct {
	ID      string `gorm:"primaryKey"`
	UserID  uint
	Expires time.Time
}

func apiToken(db *gorm.DB) string {
	t := APIToken{Value: rand.Text(), UserID: 1} // want `a token is stored as it is handed out: field keyed.APIToken.Value`
	db.Create(&t)
	return t.Value
}

func session(db *gorm.DB) string {
	s := Session{ID: rand.Text(), UserID: 1, Expires: time.Now().Add(time.Hour)} // want `a token is stored as it is handed out: field keyed.Session.ID`
	db.Create(&s)
	return s.ID
}

func row(db *sql.DB) (string, error) {
	id := rand.Text()
	_, err := db.Exec("INSERT INTO sessions (id, user_id, expires_at) VALUES ($1, $2, $3)", id, 1, time.Now().Add(time.Hour)) // want `a token is stored as it is handed out: column id of table sessions`
	return id, err
}

func bucket(db *bbolt.DB) (string, error) {
	token := rand.Text()
	err := db.Update(func(tx *bbolt.Tx) error {
		return tx.Bucket([]byte("sessions")).Put([]byte(token), []byte("1")) // want `a token is stored as it is handed out: key of sessions`
	})
	return token, err
}

func prefixed(db *badger.DB) (string, error) {
	token := rand.Text()
	err := db.Update(func(tx *badger.Txn) error {
		return tx.Set([]byte("session:"+token), []byte("1")) // want `a token is stored as it is handed out: the key after "session:"`
	})
	return token, err
}

// Sound ones.

// Device is found by its id and authenticates with the token, of which only
// the hash is kept.
type DeviceSession struct {
	ID        string
	TokenHash string
}

func device(db *gorm.DB) string {
	token := rand.Text()
	sum := sha256.Sum256([]byte(token))
	db.Create(&DeviceSession{ID: rand.Text(), TokenHash: hex.EncodeToString(sum[:])})
	return token
}

// A UUID is the row's id, which a signed token names.
func named(db *gorm.DB) string {
	s := Session{ID: uuid.NewString(), UserID: 1}
	db.Create(&s)
	return s.ID
}

func hashedRow(db *sql.DB) (string, error) {
	token := rand.Text()
	sum := sha256.Sum256([]byte(token))
	_, err := db.Exec("INSERT INTO sessions (id, user_id) VALUES ($1, $2)", hex.EncodeToString(sum[:]), 1)
	return token, err
}

func hashedKey(db *bbolt.DB) (string, error) {
	token := rand.Text()
	sum := sha256.Sum256([]byte(token))
	err := db.Update(func(tx *bbolt.Tx) error {
		return tx.Bucket([]byte("sessions")).Put(sum[:], []byte("1"))
	})
	return token, err
}

// Records of other things.

type Upload struct {
	ID   string
	Name string
}

func upload(db *gorm.DB) string {
	u := Upload{ID: rand.Text(), Name: "x"}
	db.Create(&u)
	return u.ID
}

func files(db *bbolt.DB) error {
	return db.Update(func(tx *bbolt.Tx) error {
		return tx.Bucket([]byte("files")).Put([]byte(rand.Text()), []byte("1"))
	})
}

var (
	tokens = []byte("remember_tokens")
	pages  = []byte("pages")
)

type boltStore struct {
	db     *bbolt.DB
	bucket string
}

func newStore(db *bbolt.DB) boltStore { return boltStore{db, "user_sessions"} }

func (s boltStore) put(key string) error {
	return s.db.Update(func(tx *bbolt.Tx) error {
		b, err := tx.CreateBucketIfNotExists([]byte(s.bucket))
		if err != nil {
			return err
		}
		return b.Put([]byte(key), []byte("1"))
	})
}

func stored(s boltStore) (string, error) {
	token := rand.Text()
	return token, s.put(token) // want `a token is stored as it is handed out: key of user_sessions`
}

func variable(db *bbolt.DB) (string, error) {
	token := rand.Text()
	return token, db.Update(func(tx *bbolt.Tx) error {
		if err := tx.Bucket(pages).Put([]byte(rand.Text()), []byte("1")); err != nil {
			return err
		}
		return tx.Bucket(tokens).Put([]byte(token), []byte("1")) // want `a token is stored as it is handed out: key of remember_tokens`
	})
}
