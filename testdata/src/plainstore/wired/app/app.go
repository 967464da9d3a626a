// Package app makes tokens, and doesn't know who keeps them.
package app

import (
	"context"
	"crypto/rand"
	"crypto/sha256"

	"github.com/google/uuid"
)

// A Session is one login.
type Session struct {
	ID   string
	User int64
}

// A Store keeps them.
type Store interface {
	Save(ctx context.Context, s Session) error
	SaveReset(ctx context.Context, user int64, code string) error
	SaveHash(ctx context.Context, user int64, token []byte) error
	Rename(ctx context.Context, id string) error
}

// App is the application.
type App struct{ Store Store }

// Start logs a user in.
func (a *App) Start(ctx context.Context, user int64) (string, error) {
	s := Session{ID: rand.Text(), User: user}
	return s.ID, a.Store.Save(ctx, s)
}

// Forgot makes a code.
func (a *App) Forgot(ctx context.Context, user int64) (string, error) { // want `a token is stored as it is handed out: column token of table password_resets \(src/plainstore/wired/app/app.go:\d+: handed on here -> src/plainstore/wired/repo/repo.go:\d+: used here\)`
	code := rand.Text()
	return code, a.Store.SaveReset(ctx, user, code)
}

// Hashed keeps the hash.
func (a *App) Hashed(ctx context.Context, user int64) (string, error) {
	token := rand.Text()
	sum := sha256.Sum256([]byte(token))
	return token, a.Store.SaveHash(ctx, user, sum[:])
}

// Rename gives a row a name.
func (a *App) Rename(ctx context.Context) error { return a.Store.Rename(ctx, uuid.NewString()) }
