// Package model has the session's record, which a middleware stores after each
// request.
package model

import "database/sql"

type WebSession struct {
	ID     string
	userID *int64
	dirty  bool
}

// ClearUser makes the session nobody's.
func (s *WebSession) ClearUser() {
	s.userID = nil
	s.dirty = true
}

type Store struct{ DB *sql.DB }

func (s *Store) Create(w *WebSession) error {
	_, err := s.DB.Exec(`INSERT INTO web_sessions (id, user_id) VALUES ($1, $2)`, w.ID, w.userID)
	return err
}

func (s *Store) Update(w *WebSession) error {
	if !w.dirty {
		return nil
	}
	_, err := s.DB.Exec(`UPDATE web_sessions SET user_id=$1 WHERE id=$2`, w.userID, w.ID)
	return err
}
