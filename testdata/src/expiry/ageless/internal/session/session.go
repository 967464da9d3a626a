package session

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"time"
)

type Session struct {
	ID        int64     `db:"id"`
	Hash      string    `db:"hash"`
	UserID    int64     `db:"user_id"`
	Agent     string    `db:"agent"`
	CreatedAt time.Time `db:"created_at"`
}

type Store interface {
	Insert(ctx context.Context, s Session) error
	FindByHash(ctx context.Context, hash string) (*Session, error)
	DeleteByHash(ctx context.Context, hash string) error
}

type Manager struct{ store Store }

func NewManager(s Store) *Manager { return &Manager{store: s} }

func hash(raw string) string {
	h := sha256.Sum256([]byte(raw))
	return hex.EncodeToString(h[:])
}

func (m *Manager) Start(ctx context.Context, userID int64, agent string) (string, error) {
	raw := rand.Text()
	return raw, m.store.Insert(ctx, Session{Hash: hash(raw), UserID: userID, Agent: agent, CreatedAt: time.Now()})
}

func (m *Manager) Resolve(ctx context.Context, raw string) (int64, error) {
	s, err := m.store.FindByHash(ctx, hash(raw))
	if err != nil {
		return 0, err
	}
	return s.UserID, nil
}

func (m *Manager) End(ctx context.Context, raw string) error {
	return m.store.DeleteByHash(ctx, hash(raw))
}
