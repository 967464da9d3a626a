package repo

import (
	"context"
	"time"

	"github.com/jmoiron/sqlx"
)

type Session struct {
	Hash    string    `db:"hash"`
	UserID  int64     `db:"user_id"`
	Created time.Time `db:"created_at"`
	Expires time.Time `db:"expires_at"`
}

type Sessions struct{ DB *sqlx.DB }

func (s Sessions) Add(ctx context.Context, x Session) error {
	_, err := s.DB.NamedExecContext(ctx, `INSERT INTO sessions (hash, user_id, created_at, expires_at) VALUES (:hash, :user_id, :created_at, :expires_at)`, x)
	return err
}

func (s Sessions) Find(ctx context.Context, hash string) (x Session, err error) { // want `Find looks up a record by what the client presents, but Session\.Expires, which says when i`
	err = s.DB.GetContext(ctx, &x, `SELECT hash, user_id, created_at, expires_at FROM sessions WHERE hash = ?`, hash)
	return
}
