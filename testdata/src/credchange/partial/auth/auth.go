// Package auth logs in with a session and a remember-me token beside it.
package auth

import (
	"crypto/rand"
	"database/sql"
	"errors"

	"golang.org/x/crypto/bcrypt"
)

type Service struct{ DB *sql.DB }

func (s *Service) Login(user int64, password string, hash []byte) (string, string, error) {
	if bcrypt.CompareHashAndPassword(hash, []byte(password)) != nil {
		return "", "", errors.New("wrong")
	}
	session, remember := rand.Text(), rand.Text()
	_, _ = s.DB.Exec("INSERT INTO sessions (token, user_id) VALUES ($1, $2)", session, user)
	_, _ = s.DB.Exec("INSERT INTO remember_tokens (token, user_id) VALUES ($1, $2)", remember, user)
	return session, remember, nil
}

func (s *Service) SetPassword(user int64, password string) error {
	hash, err := bcrypt.GenerateFromPassword([]byte(password), bcrypt.DefaultCost)
	if err != nil {
		return err
	}
	_, err = s.DB.Exec("UPDATE users SET password_hash = $1 WHERE id = $2", hash, user)
	return err
}

func (s *Service) EndSessions(user int64) {
	_, _ = s.DB.Exec("DELETE FROM sessions WHERE user_id = $1", user)
}

func (s *Service) Forget(user int64) {
	_, _ = s.DB.Exec("DELETE FROM remember_tokens WHERE user_id = $1", user)
}

func (s *Service) Raise(user int64) {
	_, _ = s.DB.Exec("UPDATE users SET token_version = token_version + 1 WHERE id = $1", user)
}
