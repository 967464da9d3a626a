// Package domain has what the others speak of.
package domain

import (
	"context"
	"time"
)

// A Session is one login.
type Session struct {
	ID      string
	UserID  int64
	Expires time.Time
}

// A Device is found by its id, and presents a secret.
type Device struct {
	ID   string
	Hash []byte
}

// Sessions keeps them.
type Sessions interface {
	Insert(ctx context.Context, s Session) error
	Name(ctx context.Context, id string) error
	Reset(ctx context.Context, user int64, code string) error
	Register(ctx context.Context, d *Device) error
	Remember(ctx context.Context, user, cookie string) error
	Login(ctx context.Context, l *Login) error
}

// A Login is a row by itself.
type Login struct {
	UserID       int64
	SessionToken string
}
