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

// A Keeper throws a user out everywhere.
type Keeper interface {
	ThrowOut(ctx context.Context, user int64) error
}

type Bus interface {
	Publish(ctx context.Context, event any)
}

type PasswordChanged struct{ User int64 }

type Accounts interface {
	SetPassword(ctx context.Context, id int64, password string) error
}
