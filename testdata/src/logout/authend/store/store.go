package store

import (
	"context"
	"database/sql"
	"time"
)

type DBTX interface {
	ExecContext(context.Context, string, ...interface{}) (sql.Result, error)
	QueryRowContext(context.Context, string, ...interface{}) *sql.Row
}

type Queries struct{ db DBTX }

func New(db DBTX) *Queries { return &Queries{db: db} }

type AccessGrant struct {
	ID        int64
	UserID    int64
	TokenHash []byte
	ExpiresAt time.Time
}

const createGrant = `-- name: CreateGrant :one
INSERT INTO access_grants (user_id, token_hash, expires_at) VALUES ($1, $2, $3)
RETURNING id, user_id, token_hash, expires_at
`

type CreateGrantParams struct {
	UserID    int64
	TokenHash []byte
	ExpiresAt time.Time
}

func (q *Queries) CreateGrant(ctx context.Context, arg CreateGrantParams) (AccessGrant, error) {
	row := q.db.QueryRowContext(ctx, createGrant, arg.UserID, arg.TokenHash, arg.ExpiresAt)
	var i AccessGrant
	err := row.Scan(&i.ID, &i.UserID, &i.TokenHash, &i.ExpiresAt)
	return i, err
}

const grantByHash = `-- name: GrantByHash :one
SELECT id, user_id, token_hash, expires_at FROM access_grants WHERE token_hash = $1 AND expires_at > now()
`

func (q *Queries) GrantByHash(ctx context.Context, h []byte) (AccessGrant, error) {
	row := q.db.QueryRowContext(ctx, grantByHash, h)
	var i AccessGrant
	err := row.Scan(&i.ID, &i.UserID, &i.TokenHash, &i.ExpiresAt)
	return i, err
}

const deleteGrant = `-- name: DeleteGrant :exec
DELETE FROM access_grants WHERE id = $1
`

func (q *Queries) DeleteGrant(ctx context.Context, id int64) error {
	_, err := q.db.ExecContext(ctx, deleteGrant, id)
	return err
}

const addAudit = `-- name: AddAudit :exec
INSERT INTO audit (user_id, what, at) VALUES ($1, $2, now())
`

func (q *Queries) AddAudit(ctx context.Context, userID int64, what string) error {
	_, err := q.db.ExecContext(ctx, addAudit, userID, what)
	return err
}

const passwordOf = `SELECT id, password_hash FROM users WHERE email = $1`

func (q *Queries) PasswordOf(ctx context.Context, email string) (id int64, hash []byte, err error) {
	err = q.db.QueryRowContext(ctx, passwordOf, email).Scan(&id, &hash)
	return
}
