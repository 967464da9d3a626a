// Package store keeps users, their sessions, and what goes with them.
package store

import "database/sql"

const schema = `
CREATE TABLE members (id BIGINT PRIMARY KEY, name TEXT);
CREATE TABLE member_sessions (
	token TEXT PRIMARY KEY,
	member_id BIGINT NOT NULL REFERENCES members (id) ON DELETE CASCADE
);
CREATE TABLE users (id BIGINT PRIMARY KEY, name TEXT);
CREATE TABLE sessions (token TEXT PRIMARY KEY, user_id BIGINT NOT NULL REFERENCES users (id));
`

type Store struct{ db *sql.DB }

func (s *Store) Migrate() error {
	_, err := s.db.Exec(schema)
	return err
}

func (s *Store) DeleteUser(id int64) error {
	_, err := s.db.Exec("DELETE FROM users WHERE id = $1", id)
	return err
}

func (s *Store) DeleteMember(id int64) error {
	_, err := s.db.Exec("DELETE FROM members WHERE id = $1", id)
	return err
}

func (s *Store) AddSession(token string, user int64) error {
	_, err := s.db.Exec("INSERT INTO sessions (token, user_id) VALUES ($1, $2)", token, user)
	return err
}

func (s *Store) DeleteSessions(user int64) error {
	_, err := s.db.Exec("DELETE FROM sessions WHERE user_id = $1", user)
	return err
}
