package store

import (
	"context"
	"time"
)

type Audit struct {
	Agent string
	Addr  string
}

type Session struct {
	Audit
	UserID  int64
	Secret  string
	Expires time.Time
}

type Store interface {
	Load(ctx context.Context, id string) (Session, error)
	Extend(ctx context.Context, id string, until time.Time) error
}
