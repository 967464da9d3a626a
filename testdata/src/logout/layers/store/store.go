// Package store keeps sessions, and what should end them does not.
package store

import (
	"context"
	"database/sql"
	"log"
	"sync"
	"time"

	"github.com/redis/go-redis/v9"

	"sessionlint.test/src/logout/layers/domain"
)

type table struct{ db *sql.DB }

func NewTable(db *sql.DB) domain.TableSessions { return &table{db} }

func (t *table) Create(ctx context.Context, s *domain.Session) error {
	_, err := t.db.ExecContext(ctx, "INSERT INTO sessions (id, user_id, expires_at) VALUES ($1, $2, $3)", s.ID, s.UserID, s.ExpiresAt)
	return err
}

func (t *table) Get(ctx context.Context, id string) (*domain.Session, error) {
	s := &domain.Session{}
	return s, t.db.QueryRowContext(ctx, "SELECT id, user_id, expires_at FROM sessions WHERE id = $1 AND expires_at > now()", id).Scan(&s.ID, &s.UserID, &s.ExpiresAt)
}

// EndSession only notes when.
func (t *table) EndSession(ctx context.Context, id string) error {
	_, err := t.db.ExecContext(ctx, "UPDATE users SET last_seen = now() WHERE id = (SELECT user_id FROM sessions WHERE id = $1)", id)
	return err
}

type cache struct{ client *redis.Client }

func NewCache(c *redis.Client) domain.CachedSessions { return &cache{c} }

func (c *cache) Put(ctx context.Context, s *domain.Session) error {
	return c.client.Set(ctx, "session:"+s.ID, s.UserID, time.Until(s.ExpiresAt)).Err()
}

func (c *cache) Find(ctx context.Context, id string) (*domain.Session, error) {
	user, err := c.client.Get(ctx, "session:"+id).Int64()
	return &domain.Session{ID: id, UserID: user}, err
}

// CloseSession forgets the profile that is kept beside it.
func (c *cache) CloseSession(ctx context.Context, id string) error {
	return c.client.Del(ctx, "profile:"+id).Err()
}

type mapped struct {
	mu sync.Mutex
	m  map[string]*domain.Session
}

func NewMapped() domain.MappedSessions { return &mapped{m: map[string]*domain.Session{}} }

func (m *mapped) Add(s *domain.Session) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.m[s.ID] = s
}

func (m *mapped) Session(id string) *domain.Session { return m.m[id] }

func (m *mapped) DropSession(id string) { log.Println("session dropped") }

// nothing stands in for a list that was never written.
type nothing struct{}

func NewDenying() domain.Denying { return nothing{} }

func (nothing) RevokeToken(ctx context.Context, jti string, until time.Time) error { return nil }
