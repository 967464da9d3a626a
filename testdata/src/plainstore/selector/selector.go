// Package selector keeps sessions by an id that is no secret, with the hash of
// the secret beside it.
package selector

import (
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
)

func create(db *sql.DB, user int64) (string, error) {
	id, secret := rand.Text(), rand.Text()
	sum := sha256.Sum256([]byte(secret))
	_, err := db.Exec(`INSERT INTO web_sessions (id, secret_hash, user_id) VALUES ($1, $2, $3)`, id, hex.EncodeToString(sum[:]), user)
	return id + "." + secret, err
}

func createPlain(db *sql.DB, user int64) (string, error) {
	id := rand.Text()
	_, err := db.Exec(`INSERT INTO sessions (id, user_id) VALUES ($1, $2)`, id, user) // want `a token is stored as it is handed out`
	return id, err
}
