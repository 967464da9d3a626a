package session

import (
	"context"
	"time"
)

type Session struct {
	ID        string
	UserID    int64
	ExpiresAt time.Time
}

type Store interface {
	Save(ctx context.Context, s *Session) error
	Load(ctx context.Context, id string) (*Session, error)
	Delete(ctx context.Context, id string) error
}

type Manager struct {
	store Store
	ttl   time.Duration
}

type Option func(*Manager)

func WithTTL(d time.Duration) Option { return func(m *Manager) { m.ttl = d } }

func NewManager(s Store, opts ...Option) *Manager {
	m := &Manager{store: s, ttl: time.Hour}
	for _, o := range opts {
		o(m)
	}
	return m
}

func (m *Manager) Create(ctx context.Context, id string, uid int64) error {
	return m.store.Save(ctx, &Session{id, uid, time.Now().Add(m.ttl)})
}

func (m *Manager) Get(ctx context.Context, id string) (*Session, error) {
	s, err := m.store.Load(ctx, id)
	if err != nil {
		return nil, err
	}
	if time.Now().After(s.ExpiresAt) {
		_ = m.store.Delete(ctx, id)
		return nil, context.DeadlineExceeded
	}
	return s, nil
}

func (m *Manager) Terminate(ctx context.Context, id string) error { return m.store.Delete(ctx, id) }
