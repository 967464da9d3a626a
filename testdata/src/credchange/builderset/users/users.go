package users

import (
	"context"
	"time"

	"github.com/uptrace/bun"
	"golang.org/x/crypto/bcrypt"
)

type User struct {
	bun.BaseModel `bun:"table:users"`

	ID        int64 `bun:",pk,autoincrement"`
	Email     string
	Password  string
	Suspended bool
}

type Session struct {
	bun.BaseModel `bun:"table:sessions"`

	ID     string `bun:",pk"`
	UserID int64
	Until  time.Time
}

type Repo struct{ DB *bun.DB }

func (r *Repo) ByEmail(ctx context.Context, email string) (*User, error) {
	u := new(User)
	return u, r.DB.NewSelect().Model(u).Where("email = ?", email).Scan(ctx)
}

func (r *Repo) Open(ctx context.Context, s *Session) error {
	_, err := r.DB.NewInsert().Model(s).Exec(ctx)
	return err
}

func (r *Repo) Session(ctx context.Context, id string) (*Session, error) {
	s := new(Session)
	return s, r.DB.NewSelect().Model(s).Where("id = ?", id).Where("until > now()").Scan(ctx)
}

func (r *Repo) Close(ctx context.Context, id string) error {
	_, err := r.DB.NewDelete().Model((*Session)(nil)).Where("id = ?", id).Exec(ctx)
	return err
}

func (r *Repo) closeAll(ctx context.Context, user int64) error {
	_, err := r.DB.NewDelete().Model((*Session)(nil)).Where("user_id = ?", user).Exec(ctx)
	return err
}

func (r *Repo) SetPassword(ctx context.Context, user int64, plain string) error {
	h, err := bcrypt.GenerateFromPassword([]byte(plain), bcrypt.DefaultCost)
	if err != nil {
		return err
	}
	if _, err := r.DB.NewUpdate().Model((*User)(nil)).Set("password = ?", string(h)).Where("id = ?", user).Exec(ctx); err != nil {
		return err
	}
	return r.closeAll(ctx, user)
}

func (r *Repo) Suspend(ctx context.Context, user int64, on bool) error { // want `Suspend changes whether a user may log in \(src/credchange/builderset/users/users\.go:67, type`
	_, err := r.DB.NewUpdate().Model((*User)(nil)).Set("suspended = ?", on).Where("id = ?", user).Exec(ctx)
	return err
}
