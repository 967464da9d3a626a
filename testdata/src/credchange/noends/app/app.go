// Package app changes users.
package app

import (
	"context"
	"database/sql"
	"errors"

	"golang.org/x/crypto/bcrypt"

	"sessionlint.test/src/credchange/noends/audit"
)

type App struct{ DB *sql.DB }

func (a App) Open(ctx context.Context, token string, user int64) error {
	_, err := a.DB.ExecContext(ctx, "INSERT INTO sessions (hash, user_id, expires_at) VALUES (sha256($1), $2, now() + interval '1 day')", token, user)
	return err
}

func (a App) setPassword(ctx context.Context, user int64, password string) error {
	h, err := bcrypt.GenerateFromPassword([]byte(password), 12)
	if err != nil {
		return err
	}
	_, err = a.DB.ExecContext(ctx, "UPDATE users SET password_hash = $1 WHERE id = $2", h, user)
	return err
}

// EndOver deletes the sessions of a user that have run out anyhow.
func (a App) EndOver(ctx context.Context, user int64) error {
	_, err := a.DB.ExecContext(ctx, "DELETE FROM sessions WHERE user_id = $1 AND expires_at < now()", user)
	return err
}

// EndOlder deletes those that were opened before now.
func (a App) EndOlder(ctx context.Context, user int64) error {
	_, err := a.DB.ExecContext(ctx, "DELETE FROM sessions WHERE user_id = $1 AND created_at < now()", user)
	return err
}

func (a App) End(ctx context.Context, user int64) error {
	_, err := a.DB.ExecContext(ctx, "DELETE FROM sessions WHERE user_id = $1", user)
	return err
}

func (a App) Audited(ctx context.Context, user int64, password, session string) error { // want `Audited gives a user a new password`
	rec := &audit.Record{Event: "password", UserID: "1", SessionID: session}
	defer rec.Write()
	if err := a.setPassword(ctx, user, password); err != nil {
		return err
	}
	rec.Success()
	return nil
}

func (a App) Over(ctx context.Context, user int64, password string) error { // want `Over gives a user a new password`
	if err := a.setPassword(ctx, user, password); err != nil {
		return err
	}
	return a.EndOver(ctx, user)
}

func (a App) Older(ctx context.Context, user int64, password string) error {
	if err := a.setPassword(ctx, user, password); err != nil {
		return err
	}
	return a.EndOlder(ctx, user)
}

type Edit struct{ Mail, Password *string }

// Amend ends the sessions of who has another address, and not with a password.
func (a App) Amend(ctx context.Context, user int64, e Edit) error { // want `Amend gives a user a new password`
	if e.Mail != nil {
		if _, err := a.DB.ExecContext(ctx, "UPDATE users SET mail = $1 WHERE id = $2", *e.Mail, user); err != nil {
			return err
		}
		if err := a.End(ctx, user); err != nil {
			return err
		}
	}
	if e.Password != nil {
		return a.setPassword(ctx, user, *e.Password)
	}
	return nil
}

// AmendSound ends them with both.
func (a App) AmendSound(ctx context.Context, user int64, e Edit) error {
	if e.Mail != nil {
		if _, err := a.DB.ExecContext(ctx, "UPDATE users SET mail = $1 WHERE id = $2", *e.Mail, user); err != nil {
			return err
		}
	}
	if e.Password != nil {
		if err := a.setPassword(ctx, user, *e.Password); err != nil {
			return err
		}
	}
	if e.Mail != nil || e.Password != nil {
		return a.End(ctx, user)
	}
	return nil
}

// Verify says whether the password is right, and what to keep of it from now on.
func Verify(hash, password string) (bool, string, error) {
	err := bcrypt.CompareHashAndPassword([]byte(hash), []byte(password))
	if err == nil {
		return true, "", nil
	}
	if errors.Is(err, bcrypt.ErrHashTooShort) && hash == password {
		h, err := bcrypt.GenerateFromPassword([]byte(password), 12)
		return true, string(h), err
	}
	return false, "", err
}
