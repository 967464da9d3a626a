// Package store keeps sessions in a database.
package store

import (
	"crypto/sha256"
	"database/sql"
	"fmt"
)

type Session struct {
	Token string
	User  int
}

type CreateParams struct{ RefreshToken string }

type DB struct{ db *sql.DB }

func (d *DB) Insert(s *Session) error {
	_, err := d.db.Exec("INSERT INTO sessions (user_id, token) VALUES (?, ?)", s.User, s.Token)
	return err
}

func (d *DB) Create(arg CreateParams) error {
	_, err := d.db.Exec("INSERT INTO refresh (refresh_token) VALUES (?)", arg.RefreshToken)
	return err
}

func (d *DB) Add(user int, token string) error {
	_, err := d.db.Exec("INSERT INTO sessions (user_id, token) VALUES (?, ?)", user, token)
	return err
}

func (d *DB) AddHashed(user int, token string) error {
	return d.Add(user, fmt.Sprintf("%x", sha256.Sum256([]byte(token))))
}
