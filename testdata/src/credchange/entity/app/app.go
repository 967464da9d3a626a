package app

import (
	"context"
	"crypto/rand"
	"errors"
	"time"

	"sessionlint.test/src/credchange/entity/domain"
)

type Users interface {
	ByID(ctx context.Context, id int64) (*domain.User, error)
	ByEmail(ctx context.Context, email string) (*domain.User, error)
	Save(ctx context.Context, u *domain.User) error
}

type Sessions interface {
	Start(ctx context.Context, token string, user int64, until time.Time) error
	User(ctx context.Context, token string) (int64, error)
	Stop(ctx context.Context, token string) error
}

type App struct {
	users    Users
	sessions Sessions
}

func New(u Users, s Sessions) *App { return &App{u, s} }

func (a *App) Login(ctx context.Context, email, pw string) (string, error) {
	u, err := a.users.ByEmail(ctx, email)
	if err != nil || !u.Matches(pw) {
		return "", errors.New("no")
	}
	t := rand.Text()
	return t, a.sessions.Start(ctx, t, u.ID, time.Now().Add(time.Hour))
}

func (a *App) Logout(ctx context.Context, token string) error { return a.sessions.Stop(ctx, token) }

func (a *App) Renew(ctx context.Context, token, old, fresh string) error { // want `Renew gives a user a new password .* but ends none of the user's sessions`
	id, err := a.sessions.User(ctx, token)
	if err != nil {
		return err
	}
	u, err := a.users.ByID(ctx, id)
	if err != nil || !u.Matches(old) {
		return errors.New("no")
	}
	if err := u.ChooseSecret(fresh); err != nil {
		return err
	}
	return a.users.Save(ctx, u)
}
