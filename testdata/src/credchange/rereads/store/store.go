// Package store keeps users, their sessions and shared files.
package store

import (
	"crypto/hmac"
	"crypto/pbkdf2"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
)

// A User may log in.
type User struct {
	ID          int
	Password    string
	Permissions int
}

// A Session is a login of a user.
type Session struct {
	ID         string
	UserID     int
	ValidUntil int64
}

// A File can be opened with a password of its own.
type File struct {
	ID           string
	PasswordHash string
}

// DB is the database.
type DB struct{ *sql.DB }

// VerifyPassword compares a password with a hash, and reports whether that is an
// old one.
func VerifyPassword(password, stored, salt string) (bool, bool) {
	if len(stored) == 40 {
		return hmac.Equal([]byte(old(password, salt)), []byte(stored)), true
	}
	return hmac.Equal([]byte(HashPassword(password)), []byte(stored)), false
}

func old(password, salt string) string {
	sum := sha256.Sum256([]byte(salt + password))
	return hex.EncodeToString(sum[:20])
}

// HashPassword makes the hash.
func HashPassword(password string) string {
	key, _ := pbkdf2.Key(sha256.New, password, []byte("0123456789abcdef"), 600000, 32)
	return hex.EncodeToString(key)
}

// GetSession looks a session up.
func (d DB) GetSession(id string) (s Session, err error) {
	err = d.QueryRow(`SELECT id, user_id, valid_until FROM sessions WHERE id = ?`, id).Scan(&s.ID, &s.UserID, &s.ValidUntil)
	return
}

// GetUser looks a user up.
func (d DB) GetUser(id int) (u User, err error) {
	err = d.QueryRow(`SELECT id, password, permissions FROM users WHERE id = ?`, id).Scan(&u.ID, &u.Password, &u.Permissions)
	return
}

// SaveUser stores a user.
func (d DB) SaveUser(u User) error {
	_, err := d.Exec(`UPDATE users SET password = ?, permissions = ? WHERE id = ?`, u.Password, u.Permissions, u.ID)
	return err
}

// SaveFile stores a file.
func (d DB) SaveFile(f File) error {
	_, err := d.Exec(`UPDATE files SET hash = ? WHERE id = ?`, f.PasswordHash, f.ID)
	return err
}

// DeleteAllSessions ends a user's sessions.
func (d DB) DeleteAllSessions(user int) error {
	_, err := d.Exec(`DELETE FROM sessions WHERE user_id = ?`, user)
	return err
}
