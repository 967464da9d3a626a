// Package domain says what the layers are to each other.
package domain

import "context"

type User struct {
	ID           int64
	PasswordHash string
}

type Users interface {
	ByID(ctx context.Context, id int64) (*User, error)
	Save(ctx context.Context, u *User) error
}

type Sessions interface {
	Begin(ctx context.Context, user int64) (string, error)
	EndOfUser(ctx context.Context, user int64) error
}

type Tokens interface {
	Issue(ctx context.Context, user int64) (string, error)
	RevokeAll(ctx context.Context, user int64) error
}

type Accounts interface {
	ChangePassword(ctx context.Context, id int64, password string) error
	ResetPassword(ctx context.Context, id int64, password string) error
}
