// Package store keeps sessions, and its type to itself.
package store

import (
	"context"
	"crypto/rand"
	"time"

	"github.com/jmoiron/sqlx"
)

type Session struct {
	Token   string    `db:"token"`
	UserID  int64     `db:"user_id"`
	Agent   string    `db:"agent"`
	Expires time.Time `db:"expires"`
}

type Store interface {
	Create(ctx context.Context, user int64, agent string) (*Session, error)
	Get(ctx context.Context, token string) (*Session, error)
	Delete(ctx context.Context, token string) error
}

type pg struct{ db *sqlx.DB }

func Postgres(db *sqlx.DB) Store {
	p := &pg{db}
	go p.vacuum()
	return p
}

func (p *pg) vacuum() {
	for range time.Tick(time.Hour) {
		p.db.Exec(`DELETE FROM sessions WHERE expires < now()`)
	}
}

func (p *pg) Create(ctx context.Context, user int64, agent string) (*Session, error) {
	s := &Session{rand.Text(), user, agent, time.Now().Add(24 * time.Hour)}
	_, err := p.db.NamedExecContext(ctx, `INSERT INTO sessions (token, user_id, agent, expires) VALUES (:token, :user_id, :agent, :expires)`, s)
	return s, err
}

func (p *pg) Get(ctx context.Context, token string) (*Session, error) {
	s := new(Session)
	return s, p.db.GetContext(ctx, s, `SELECT * FROM sessions WHERE token = $1 AND expires > now()`, token)
}

func (p *pg) Delete(ctx context.Context, token string) error {
	_, err := p.db.ExecContext(ctx, `DELETE FROM sessions WHERE token = $1`, token)
	return err
}
