// Package repo keeps users and sessions.
package repo

import (
	"context"
	"crypto/rand"
	"database/sql"

	"github.com/redis/go-redis/v9"

	"sessionlint.test/src/credchange/layers/domain"
)

type users struct{ db *sql.DB }

func NewUsers(db *sql.DB) domain.Users { return &users{db} }

func (u *users) ByID(ctx context.Context, id int64) (*domain.User, error) {
	x := &domain.User{}
	return x, u.db.QueryRowContext(ctx, "SELECT id, password_hash FROM users WHERE id = $1", id).Scan(&x.ID, &x.PasswordHash)
}

func (u *users) Save(ctx context.Context, x *domain.User) error {
	_, err := u.db.ExecContext(ctx, "UPDATE users SET password_hash = $1 WHERE id = $2", x.PasswordHash, x.ID)
	return err
}

type sessions struct{ client *redis.Client }

func NewSessions(c *redis.Client) domain.Sessions { return &sessions{c} }

func (s *sessions) Begin(ctx context.Context, user int64) (string, error) {
	id := rand.Text()
	return id, s.client.Set(ctx, "session:"+id, user, 0).Err()
}

// EndOfUser only counts.
func (s *sessions) EndOfUser(ctx context.Context, user int64) error {
	return s.client.Incr(ctx, "metrics:changes").Err()
}

type tokens struct{ db *sql.DB }

func NewTokens(db *sql.DB) domain.Tokens { return &tokens{db} }

func (t *tokens) Issue(ctx context.Context, user int64) (string, error) {
	token := rand.Text()
	_, err := t.db.ExecContext(ctx, "INSERT INTO refresh_tokens (token, user_id) VALUES ($1, $2)", token, user)
	return token, err
}

// RevokeAll is still to be written.
func (t *tokens) RevokeAll(ctx context.Context, user int64) error { return nil }
