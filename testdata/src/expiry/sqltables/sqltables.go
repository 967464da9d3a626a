// Package sqltables looks sessions up in tables and never asks for their age.
package sqltables

import (
	"crypto/rand"
	"database/sql"
	"time"
)

type store struct{ db *sql.DB }

func (s *store) create(user int) (string, error) {
	token := rand.Text()
	_, err := s.db.Exec(`INSERT INTO sessions (token, user_id, created_at) VALUES (?, ?, ?)`, token, user, time.Now())
	return token, err
}

func (s *store) find(token string) (user int, err error) { // want `find looks up a row of sessions by what the client presents, but nothing says or asks how long it is good`
	err = s.db.QueryRow(`SELECT user_id FROM sessions WHERE token = ?`, token).Scan(&user)
	return user, err
}

func (s *store) drop(token string) {
	s.db.Exec(`DELETE FROM sessions WHERE token = ?`, token)
}

func (s *store) createToken(user int) (string, error) {
	token := rand.Text()
	_, err := s.db.Exec(`INSERT INTO auth_tokens (token, user_id, expires_at) VALUES (?, ?, ?)`, token, user, time.Now().Add(time.Hour))
	return token, err
}

func (s *store) findToken(token string) (user int, err error) { // want `findToken looks up a record by what the client presents, but auth_tokens.expires_at, which says when it ends, is compared nowhere.*add AND expires_at > now\(\) to the look-up`
	err = s.db.QueryRow(`SELECT user_id FROM auth_tokens WHERE token = ?`, token).Scan(&user)
	return user, err
}

// What a table is called doesn't matter where its rows say who a digest is.

func (s *store) admit(digest string, clerk int, to time.Time) error {
	_, err := s.db.Exec(`INSERT INTO stubs (digest, clerk_id, till) VALUES (?, ?, ?)`, digest, clerk, to)
	return err
}

func (s *store) holder(digest string) (clerk int, err error) { // want `holder looks up a record by what the client presents, but stubs.till, which says when it ends, is compared nowhere.*add AND till > now\(\) to the look-up`
	err = s.db.QueryRow(`SELECT clerk_id FROM stubs WHERE digest = ?`, digest).Scan(&clerk)
	return clerk, err
}
