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

type TableSessions interface {
	Create(ctx context.Context, s *Session) error
	Get(ctx context.Context, id string) (*Session, error)
	EndSession(ctx context.Context, id string) error
}

type CachedSessions interface {
	Put(ctx context.Context, s *Session) error
	Find(ctx context.Context, id string) (*Session, error)
	CloseSession(ctx context.Context, id string) error
}

type MappedSessions interface {
	Add(s *Session)
	Session(id string) *Session
	DropSession(id string)
}

type Denying interface {
	RevokeToken(ctx context.Context, jti string, until time.Time) error
}

type Auth interface {
	Begin(ctx context.Context, user int64) (string, error)
	SignOut(ctx context.Context, id string) error
}
