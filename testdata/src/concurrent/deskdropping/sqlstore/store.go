package sqlstore

import (
	"context"
	"database/sql"
	"time"

	"sessionlint.test/src/concurrent/deskdropping/desk"
)

type Store struct{ db *sql.DB }

func New(db *sql.DB) *Store { return &Store{db} }

const (
	qPut     = `INSERT INTO tickets (digest, clerk_id, valid_to) VALUES ($1, $2, $3)`
	qHolder  = `SELECT clerk_id FROM tickets WHERE digest = $1 AND valid_to > now()`
	qDrop    = `DELETE FROM tickets WHERE digest = $1`
	qDropFor = `DELETE FROM tickets WHERE clerk_id = $1`
)

func (s *Store) Put(ctx context.Context, digest string, clerk int64, validTo time.Time) error {
	_, err := s.db.ExecContext(ctx, qPut, digest, clerk, validTo)
	return err
}

func (s *Store) Holder(ctx context.Context, digest string) (id int64, err error) {
	err = s.db.QueryRowContext(ctx, qHolder, digest).Scan(&id)
	return id, err
}

func (s *Store) Drop(ctx context.Context, digest string) error {
	_, err := s.db.ExecContext(ctx, qDrop, digest)
	return err
}

func (s *Store) DropFor(ctx context.Context, clerk int64) error {
	_, err := s.db.ExecContext(ctx, qDropFor, clerk)
	return err
}

func (s *Store) ByEmail(ctx context.Context, email string) (c desk.Clerk, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT id, email, secret FROM clerks WHERE email = $1`, email).Scan(&c.ID, &c.Email, &c.Secret)
	return c, err
}

func (s *Store) ByID(ctx context.Context, id int64) (c desk.Clerk, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT id, email, secret FROM clerks WHERE id = $1`, id).Scan(&c.ID, &c.Email, &c.Secret)
	return c, err
}

func (s *Store) SetSecret(ctx context.Context, id int64, secret []byte) error {
	_, err := s.db.ExecContext(ctx, `UPDATE clerks SET secret = $2, changed_at = now() WHERE id = $1`, id, secret)
	return err
}
