// Package service decides.
package service

import (
	"context"

	"golang.org/x/crypto/bcrypt"

	"sessionlint.test/src/credchange/layers/domain"
)

type accounts struct {
	users    domain.Users
	sessions domain.Sessions
	tokens   domain.Tokens
}

func New(u domain.Users, s domain.Sessions, t domain.Tokens) domain.Accounts {
	return &accounts{u, s, t}
}

func (a *accounts) set(ctx context.Context, id int64, password string) error {
	hash, err := bcrypt.GenerateFromPassword([]byte(password), bcrypt.DefaultCost)
	if err != nil {
		return err
	}
	u, err := a.users.ByID(ctx, id)
	if err != nil {
		return err
	}
	u.PasswordHash = string(hash)
	return a.users.Save(ctx, u)
}

func (a *accounts) ChangePassword(ctx context.Context, id int64, password string) error { // want `ChangePassword gives a user a new password`
	if err := a.set(ctx, id, password); err != nil {
		return err
	}
	return a.sessions.EndOfUser(ctx, id)
}

func (a *accounts) ResetPassword(ctx context.Context, id int64, password string) error { // want `ResetPassword gives a user a new password`
	if err := a.set(ctx, id, password); err != nil {
		return err
	}
	return a.tokens.RevokeAll(ctx, id)
}
