// Package store keeps users and sessions.
package store

import "database/sql"

type DB struct{ SQL *sql.DB }

func (d *DB) UpdateUser(name, hash string) error {
	_, err := d.SQL.Exec("UPDATE users SET password_hash = $1 WHERE name = $2", hash, name)
	return err
}

func (d *DB) Insert(token, user string) error {
	_, err := d.SQL.Exec("INSERT INTO sessions (token, username) VALUES ($1, $2)", token, user)
	return err
}
