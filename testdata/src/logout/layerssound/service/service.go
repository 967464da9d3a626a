// Package service is between the handlers and the stores.
package service

import (
	"context"
	"crypto/rand"
	"time"

	"sessionlint.test/src/logout/layerssound/domain"
	"sessionlint.test/src/logout/layerssound/tokens"
)

type sessions struct{ repo domain.SessionRepository }

func New(repo domain.SessionRepository) domain.Sessions { return &sessions{repo} }

func (s *sessions) Begin(ctx context.Context, user int64) (string, error) {
	id := rand.Text()
	return id, s.repo.Create(ctx, &domain.Session{ID: id, UserID: user, ExpiresAt: time.Now().Add(time.Hour)})
}

func (s *sessions) End(ctx context.Context, id string) error { return s.repo.Remove(ctx, id) }

// Versions ends tokens by a version at the user.
type Versions struct {
	Users domain.UserRepository
	Key   []byte
}

func (v *Versions) Logout(ctx context.Context, token string) error {
	c, err := tokens.Parse(token, v.Key)
	if err != nil {
		return err
	}
	return v.Users.RaiseTokenVersion(ctx, c.User)
}

// Listed ends tokens by a list of their ids.
type Listed struct {
	Denied domain.DenyList
	Key    []byte
}

func (l *Listed) Logout(ctx context.Context, token string) error {
	c, err := tokens.Parse(token, l.Key)
	if err != nil {
		return err
	}
	return l.Denied.Add(ctx, c.ID, c.ExpiresAt.Time)
}

// Told lets others know.
type Told struct{ Bus domain.Bus }

func (t *Told) Logout(ctx context.Context, id string) { t.Bus.Publish(domain.LoggedOut{Session: id}) }
