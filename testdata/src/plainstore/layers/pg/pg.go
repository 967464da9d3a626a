// Package pg keeps sessions in databases.
package pg

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jmoiron/sqlx"
	"github.com/uptrace/bun"
	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"

	"sessionlint.test/src/plainstore/layers/domain"
)

// Sessions keeps them in tables.
type Sessions struct {
	pool *pgxpool.Pool
	x    *sqlx.DB
	b    *bun.DB
	c    *mongo.Collection
}

const insert = `INSERT INTO user_sessions (id, user_id, expires_at) VALUES ($1, $2, $3)`

// Insert keeps one.
func (s *Sessions) Insert(ctx context.Context, x domain.Session) error {
	_, err := s.pool.Exec(ctx, insert, x.ID, x.UserID, x.Expires)
	return err
}

// Name keeps one by its id alone.
func (s *Sessions) Name(ctx context.Context, id string) error {
	_, err := s.pool.Exec(ctx, `INSERT INTO sessions (id, created) VALUES ($1, now())`, id)
	return err
}

// Register keeps a device's public id, and the hash of what it presents.
func (s *Sessions) Register(ctx context.Context, d *domain.Device) error {
	_, err := s.pool.Exec(ctx, `INSERT INTO device_sessions (id, token_hash) VALUES ($1, $2)`, d.ID, d.Hash)
	return err
}

type row struct {
	Token string `db:"token"`
	User  int64  `db:"user_id"`
}

// Reset keeps a code.
func (s *Sessions) Reset(ctx context.Context, user int64, code string) error {
	_, err := s.x.NamedExecContext(ctx, `insert into password_resets (token, user_id) values (:token, :user_id)`, row{Token: code, User: user})
	return err
}

// Remember keeps a cookie's value.
func (s *Sessions) Remember(ctx context.Context, user, cookie string) error {
	_, err := s.c.InsertOne(ctx, bson.M{"user": user, "remember_token": cookie, "at": time.Now()})
	return err
}

// Login keeps a row.
func (s *Sessions) Login(ctx context.Context, l *domain.Login) error {
	_, err := s.b.NewInsert().Model(l).Exec(ctx)
	return err
}
