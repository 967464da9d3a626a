package store

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"time"

	"github.com/patrickmn/go-cache"
)

var ErrNotFound = errors.New("session not found")

type Session struct {
	ID        string
	UserID    int64
	ExpiresAt time.Time
}

// Store keeps sessions in Postgres and the hot ones in memory.
type Store struct {
	db  *sql.DB
	hot *cache.Cache
}

func New(db *sql.DB) *Store {
	return &Store{db: db, hot: cache.New(30*time.Minute, time.Minute)}
}

func digest(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

func (s *Store) Issue(ctx context.Context, userID int64) (string, error) {
	token := rand.Text()
	_, err := s.db.ExecContext(ctx,
		`INSERT INTO web_sessions (digest, user_id, expires_at) VALUES ($1, $2, $3)`,
		digest(token), userID, time.Now().Add(12*time.Hour))
	return token, err
}

func (s *Store) Lookup(ctx context.Context, token string) (*Session, error) {
	d := digest(token)
	if v, ok := s.hot.Get(d); ok {
		return v.(*Session), nil
	}
	sess := &Session{ID: d}
	err := s.db.QueryRowContext(ctx,
		`SELECT user_id, expires_at FROM web_sessions WHERE digest = $1 AND expires_at > now()`, d).
		Scan(&sess.UserID, &sess.ExpiresAt)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	s.hot.Set(d, sess, time.Until(sess.ExpiresAt))
	return sess, nil
}

func (s *Store) End(ctx context.Context, token string) error {
	_, err := s.db.ExecContext(ctx, `DELETE FROM web_sessions WHERE digest = $1`, digest(token))
	return err
}
