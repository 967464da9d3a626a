// Package accounts shows its service as an interface only.
package accounts

import (
	"database/sql"

	"golang.org/x/crypto/bcrypt"
)

type Service interface {
	SetPassword(user, password string) error
	Login(user string) (token string, err error)
}

func New(db *sql.DB) Service { return &service{db} }

type service struct{ db *sql.DB }

func (s *service) Login(user string) (string, error) {
	_, err := s.db.Exec("INSERT INTO sessions (token, username) VALUES ($1, $2)", "", user)
	return "", err
}

func (s *service) SetPassword(user, password string) error { // want `SetPassword gives a user a new password`
	hash, err := bcrypt.GenerateFromPassword([]byte(password), bcrypt.DefaultCost)
	if err != nil {
		return err
	}
	_, err = s.db.Exec("UPDATE users SET password_hash = $1 WHERE name = $2", string(hash), user)
	return err
}
