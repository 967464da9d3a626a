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

// Tables with names that say nothing: the end is asked in SQL, read for Go, or
// named by a query builder; or the row is found by something that is no token.

func (s *store) admit(digest string, clerk int, to time.Time) {
	s.db.Exec(`INSERT INTO stubs (digest, clerk_id, till) VALUES (?, ?, ?)`, digest, clerk, to)
	s.db.Exec(`INSERT INTO passes (digest, clerk_id, valid_to) VALUES (?, ?, ?)`, digest, clerk, to)
	s.db.Exec(`INSERT INTO slips (digest, clerk_id, ends_at) VALUES (?, ?, ?)`, digest, clerk, to)
	s.db.Exec(`INSERT INTO leases (flat, clerk_id, until) VALUES (?, ?, ?)`, digest, clerk, to)
}

func (s *store) holderOfStub(digest string) (clerk int, err error) {
	err = s.db.QueryRow(`SELECT clerk_id FROM stubs WHERE digest = ? AND till > now()`, digest).Scan(&clerk)
	return clerk, err
}

func (s *store) holderOfPass(digest string) (clerk int, to time.Time, err error) {
	err = s.db.QueryRow(`SELECT clerk_id, valid_to FROM passes WHERE digest = ?`, digest).Scan(&clerk, &to)
	return clerk, to, err
}

func (s *store) holderOfSlip(digest string) (clerk int, err error) {
	err = s.db.QueryRow(`SELECT clerk_id FROM slips WHERE digest = ?`, digest).Scan(&clerk)
	return clerk, err
}

func (s *store) sweep() { deleteOlder(s.db, "slips", "ends_at", time.Now()) }

func deleteOlder(db *sql.DB, table, column string, at time.Time) {
	db.Exec("DELETE FROM "+table+" WHERE "+column+" < ?", at)
}

func (s *store) tenant(flat string) (clerk int, err error) {
	err = s.db.QueryRow(`SELECT clerk_id FROM leases WHERE flat = ?`, flat).Scan(&clerk)
	return clerk, err
}
