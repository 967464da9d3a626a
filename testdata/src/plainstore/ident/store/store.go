package store

import (
	"context"
	"database/sql"
	"time"
)

type Row struct {
	Ident   string
	Owner   int64
	Expires time.Time
}

type Repository interface {
	Add(ctx context.Context, r Row) error
	Find(ctx context.Context, ident string) (Row, error)
}

type pg struct{ db *sql.DB }

func Postgres(db *sql.DB) Repository { return &pg{db} }

const (
	insertRow = `INSERT INTO user_sessions (ident, owner_id, expires_at) VALUES ($1, $2, $3)`
	selectRow = `SELECT ident, owner_id, expires_at FROM user_sessions WHERE ident = $1 AND expires_at > now()`
)

func (p *pg) Add(ctx context.Context, r Row) error {
	_, err := p.db.ExecContext(ctx, insertRow, r.Ident, r.Owner, r.Expires)
	return err
}

func (p *pg) Find(ctx context.Context, ident string) (r Row, err error) {
	err = p.db.QueryRowContext(ctx, selectRow, ident).Scan(&r.Ident, &r.Owner, &r.Expires)
	return
}
