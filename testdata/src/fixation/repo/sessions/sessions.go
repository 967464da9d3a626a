// Package sessions keeps sessions in a table, behind an interface.
package sessions

import (
	"context"
	"crypto/rand"
	"time"

	"github.com/jmoiron/sqlx"
)

type Session struct {
	ID      string    `db:"id"`
	UserID  *int64    `db:"user_id"`
	Cart    []byte    `db:"cart"`
	Expires time.Time `db:"expires"`
}

type Sessions interface {
	Begin(ctx context.Context) (*Session, error)
	Load(ctx context.Context, id string) (*Session, error)
	Bind(ctx context.Context, s *Session, user int64) error
	Drop(ctx context.Context, id string) error
}

type sessions struct{ db *sqlx.DB }

func NewSessions(db *sqlx.DB) Sessions { return &sessions{db} }

func (r *sessions) Begin(ctx context.Context) (*Session, error) {
	s := &Session{ID: rand.Text(), Expires: time.Now().Add(24 * time.Hour)}
	_, err := r.db.NamedExecContext(ctx, `INSERT INTO sessions (id, expires) VALUES (:id, :expires)`, s)
	return s, err
}

func (r *sessions) Load(ctx context.Context, id string) (*Session, error) {
	s := new(Session)
	return s, r.db.GetContext(ctx, s, `SELECT id, user_id, cart, expires FROM sessions WHERE id = $1 AND expires > now()`, id)
}

func (r *sessions) Bind(ctx context.Context, s *Session, user int64) error {
	s.UserID = &user
	_, err := r.db.ExecContext(ctx, `UPDATE sessions SET user_id = $1, expires = now() + interval '8 hours' WHERE id = $2`, user, s.ID)
	return err
}

func (r *sessions) Drop(ctx context.Context, id string) error {
	_, err := r.db.ExecContext(ctx, `DELETE FROM sessions WHERE id = $1`, id)
	return err
}
