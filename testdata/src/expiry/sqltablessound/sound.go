// Package sqltablessound asks for the age of what it finds in tables.
package sqltablessound

import (
	"crypto/rand"
	"database/sql"
	"errors"
	"time"
)

type store struct{ db *sql.DB }

// Asked in SQL.

func (s *store) create(user int) (string, error) {
	token := rand.Text()
	_, err := s.db.Exec(`INSERT INTO sessions (token, user_id, expires_at) VALUES (?, ?, ?)`, token, user, time.Now().Add(time.Hour))
	return token, err
}

func (s *store) find(token string) (user int, err error) {
	err = s.db.QueryRow(`SELECT user_id FROM sessions WHERE token = ? AND expires_at > now()`, token).Scan(&user)
	return user, err
}

// Read, and compared in Go.

func (s *store) createLogin(user int) (string, error) {
	token := rand.Text()
	_, err := s.db.Exec(`INSERT INTO user_logins (token, user_id, created_at) VALUES (?, ?, ?)`, token, user, time.Now())
	return token, err
}

func (s *store) findLogin(token string) (user int, err error) {
	var created time.Time
	if err = s.db.QueryRow(`SELECT user_id, created_at FROM user_logins WHERE token = ?`, token).Scan(&user, &created); err != nil {
		return 0, err
	}
	if time.Since(created) > time.Hour {
		return 0, errors.New("expired")
	}
	return user, nil
}

// Removed by a job.

func (s *store) createRefresh(user int) (string, error) {
	token := rand.Text()
	_, err := s.db.Exec(`INSERT INTO refresh_sessions (token, user_id, created_at) VALUES (?, ?, now())`, token, user)
	return token, err
}

func (s *store) findRefresh(token string) (user int, err error) {
	err = s.db.QueryRow(`SELECT user_id FROM refresh_sessions WHERE token = ?`, token).Scan(&user)
	return user, err
}

func (s *store) clean() {
	s.db.Exec(`DELETE FROM refresh_sessions WHERE created_at < now() - interval '1 day'`)
}

// Tokens of an API are good until they are deleted, and other things have no
// end.

func (s *store) createToken(user int) (string, error) {
	token := rand.Text()
	_, err := s.db.Exec(`INSERT INTO tokens (token, user_id) VALUES (?, ?)`, token, user)
	return token, err
}

func (s *store) findToken(token string) (user int, err error) {
	err = s.db.QueryRow(`SELECT user_id FROM tokens WHERE token = ?`, token).Scan(&user)
	return user, err
}

func (s *store) createPlay(user int) error {
	_, err := s.db.Exec(`INSERT INTO game_sessions (user_id, level) VALUES (?, ?)`, user, 1)
	return err
}

func (s *store) findPlay(user int) (level int, err error) {
	err = s.db.QueryRow(`SELECT level FROM game_sessions WHERE user_id = ?`, user).Scan(&level)
	return level, err
}
