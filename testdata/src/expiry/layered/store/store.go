// Package store keeps sessions for the program in layered.
package store

import (
	"database/sql"
	"time"
)

type Session struct {
	Token     string
	ExpiresAt time.Time
}

type Store struct{ DB *sql.DB }

func (s *Store) Create(token string) (*Session, error) {
	x := &Session{Token: token, ExpiresAt: time.Now().Add(time.Hour)}
	_, err := s.DB.Exec("INSERT INTO sessions (token, expires_at) VALUES ($1, $2)", x.Token, x.ExpiresAt)
	return x, err
}

func (s *Store) ByToken(token string) (*Session, error) { // want `ByToken looks up a record by what the client presents, but Session.ExpiresAt`
	var x Session
	err := s.DB.QueryRow("SELECT token, expires_at FROM sessions WHERE token = $1", token).Scan(&x.Token, &x.ExpiresAt)
	return &x, err
}
