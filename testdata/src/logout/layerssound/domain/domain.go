// Package domain says what the layers are to each other.
package domain

import (
	"context"
	"time"
)

type Session struct {
	ID        string
	UserID    int64
	ExpiresAt time.Time
}

type SessionRepository interface {
	Create(ctx context.Context, s *Session) error
	Get(ctx context.Context, id string) (*Session, error)
	Remove(ctx context.Context, id string) error
}

type UserRepository interface {
	RaiseTokenVersion(ctx context.Context, user int64) error
	TokenVersion(ctx context.Context, user int64) (int, error)
}

type DenyList interface {
	Add(ctx context.Context, jti string, until time.Time) error
	Has(ctx context.Context, jti string) bool
}

type LoggedOut struct{ Session string }

type Bus interface {
	Publish(event any)
}

type Sessions interface {
	Begin(ctx context.Context, user int64) (string, error)
	End(ctx context.Context, id string) error
}
