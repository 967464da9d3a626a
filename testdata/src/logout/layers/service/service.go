// Package service is between the handlers and the stores.
package service

import (
	"context"
	"crypto/rand"
	"time"

	"sessionlint.test/src/logout/layers/domain"
	"sessionlint.test/src/logout/layers/tokens"
)

type table struct{ repo domain.TableSessions }

func NewTable(r domain.TableSessions) domain.Auth { return &table{r} }

func (t *table) Begin(ctx context.Context, user int64) (string, error) {
	id := rand.Text()
	return id, t.repo.Create(ctx, &domain.Session{ID: id, UserID: user, ExpiresAt: time.Now().Add(time.Hour)})
}

func (t *table) SignOut(ctx context.Context, id string) error { return t.repo.EndSession(ctx, id) }

type Cached struct{ Repo domain.CachedSessions }

func (c *Cached) Logout(ctx context.Context, id string) error { return c.Repo.CloseSession(ctx, id) }

type Mapped struct{ Repo domain.MappedSessions }

func (m *Mapped) Logout(id string) { m.Repo.DropSession(id) }

type Signed struct {
	Denied domain.Denying
	Key    []byte
}

func (s *Signed) Login(user string) (string, error) { return tokens.Sign(user, s.Key) }

func (s *Signed) Logout(ctx context.Context, jti string) error {
	return s.Denied.RevokeToken(ctx, jti, time.Now().Add(time.Hour))
}
