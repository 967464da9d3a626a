// Package store keeps users and their sessions.
package store

import (
	"database/sql"

	"golang.org/x/crypto/bcrypt"
)

type User struct {
	ID       int64
	Name     string
	Language string
	Password string
}

// A Change is what a client wants changed.
type Change struct {
	Language *string
	Password *string
}

// Patch applies the change.
func (c *Change) Patch(u *User) {
	if c.Language != nil {
		u.Language = *c.Language
	}
	if c.Password != nil {
		u.Password = *c.Password
	}
}

type Store struct{ db *sql.DB }

func (s *Store) User(id int64) (*User, error) {
	var u User
	err := s.db.QueryRow(`SELECT id, name, language FROM users WHERE id=$1`, id).Scan(&u.ID, &u.Name, &u.Language)
	return &u, err
}

// UpdateUser stores the user, and its password if it has a new one.
func (s *Store) UpdateUser(u *User) error {
	if u.Password != "" {
		hash, err := bcrypt.GenerateFromPassword([]byte(u.Password), bcrypt.DefaultCost)
		if err != nil {
			return err
		}
		_, err = s.db.Exec(`UPDATE users SET name=$1, language=$2, password=$3 WHERE id=$4`, u.Name, u.Language, string(hash), u.ID)
		return err
	}
	_, err := s.db.Exec(`UPDATE users SET name=$1, language=$2 WHERE id=$3`, u.Name, u.Language, u.ID)
	return err
}

func (s *Store) CreateSession(id string, user int64) error {
	_, err := s.db.Exec(`INSERT INTO sessions (id, user_id) VALUES ($1, $2)`, id, user)
	return err
}

// FlushSessions ends everybody's sessions.
func (s *Store) FlushSessions() error {
	_, err := s.db.Exec(`DELETE FROM sessions`)
	return err
}
