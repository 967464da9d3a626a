// Package gen has the shape of what sqlc and ent generate.
package gen

import (
	"context"
	"database/sql"
)

type DBTX interface {
	ExecContext(context.Context, string, ...any) (sql.Result, error)
}

type Queries struct{ db DBTX }

func New(db DBTX) *Queries { return &Queries{db: db} }

const deleteSession = `-- name: DeleteSession :exec
DELETE FROM sessions WHERE id = $1`

func (q *Queries) DeleteSession(ctx context.Context, id string) error {
	_, err := q.db.ExecContext(ctx, deleteSession, id)
	return err
}

const createSession = `-- name: CreateSession :exec
INSERT INTO sessions (id, user_id, expires_at) VALUES ($1, $2, $3)`

func (q *Queries) CreateSession(ctx context.Context, id string, user int64) error {
	_, err := q.db.ExecContext(ctx, createSession, id, user, nil)
	return err
}

// Client is what ent generates, as far as a logout sees it.
type Client struct{ Session *SessionClient }

type config struct{ driver DBTX }

type SessionClient struct{ config }

type SessionDeleteOne struct {
	config
	id string
}

func (c *SessionClient) DeleteOneID(id string) *SessionDeleteOne {
	return &SessionDeleteOne{c.config, id}
}

func (d *SessionDeleteOne) Exec(ctx context.Context) error { return d.run(ctx) }

func (d *SessionDeleteOne) run(ctx context.Context) error {
	_, err := d.driver.ExecContext(ctx, "DELETE FROM `sessions` WHERE `id` = ?", d.id)
	return err
}
