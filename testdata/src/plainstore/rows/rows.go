// Package rows stores tokens with SQL.
package rows

import (
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"database/sql/driver"
	"encoding/hex"

	"github.com/golang-jwt/jwt/v5"
)

func create(db *sql.DB, user int) (string, error) {
	token := rand.Text()
	_, err := db.Exec("INSERT INTO sessions (user_id, token) VALUES (?, ?)", user, token) // want `a token is stored as it is handed out: column token of table sessions`
	return token, err
}

func numbered(db *sql.DB, user int) (string, error) {
	token := rand.Text()
	_, err := db.Exec(`UPDATE users SET reset_token = $2, updated_at = now() WHERE id = $1`, user, token) // want `column reset_token of table users`
	return token, err
}

func hashed(db *sql.DB, user int) (string, error) {
	token := rand.Text()
	sum := sha256.Sum256([]byte(token))
	_, err := db.Exec("INSERT INTO sessions (user_id, token) VALUES (?, ?)", user, hex.EncodeToString(sum[:]))
	return token, err
}

func others(db *sql.DB) {
	_, _ = db.Exec("INSERT INTO pages (id, cursor, csrf_token) VALUES (?, ?, ?)", rand.Text(), rand.Text(), rand.Text())
	_, _ = db.Exec("INSERT INTO users (email, verification_token) VALUES (?, ?)", "", rand.Text())
	_, _ = db.Exec("UPDATE users SET name = ? WHERE token = ?", "", rand.Text())
	_, _ = db.Query("SELECT id FROM sessions WHERE token = ?", rand.Text())
}

// The database hashes it.
func digested(db *sql.DB) string {
	token := rand.Text()
	db.Exec("INSERT INTO refresh_tokens (digest, token, user_id) VALUES (digest($1, 'sha256'), digest($1, 'sha256'), $2)", token, 1)
	return token
}

func lowered(db *sql.DB) string {
	token := rand.Text()
	db.Exec("UPDATE users SET name = lower(?), refresh_token = ?", "x", token) // want `a token is stored as it is handed out: column refresh_token`
	return token
}

// What a worker holds a job with logs nobody in.
func locked(db *sql.DB) string {
	lock := rand.Text()
	db.Exec("INSERT INTO jobs (lock_token) VALUES (?)", lock)
	return lock
}

// dbtx is what both a database and a transaction are.
type dbtx interface {
	Exec(query string, args ...any) (sql.Result, error)
}

func inTx(db dbtx) (string, error) {
	token := rand.Text()
	_, err := db.Exec("-- name: Remember\nINSERT INTO remember_tokens (user_id, token) VALUES (?, ?)", 1, token) // want `a token is stored as it is handed out: column token of table remember_tokens`
	return token, err
}

// digest is what the database gets as its hash only.
type digest string

func (d digest) Value() (driver.Value, error) {
	sum := sha256.Sum256([]byte(d))
	return sum[:], nil
}

func valued(db *sql.DB) string {
	token := rand.Text()
	db.Exec("INSERT INTO sessions (token, user_id) VALUES ($1, $2)", digest(token), 1)
	return token
}

// Who knows the id of a signed token can't sign one.
func listed(db *sql.DB, key []byte) (string, error) {
	id := rand.Text()
	if _, err := db.Exec("INSERT INTO sessions (id, user_id) VALUES ($1, $2)", id, 1); err != nil {
		return "", err
	}
	return jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.RegisteredClaims{ID: id}).SignedString(key)
}
