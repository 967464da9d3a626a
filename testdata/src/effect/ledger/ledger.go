// Package ledger keeps sessions in a table, in a model and under keys. // want package:`answers 1` package:`begins 1, finds 2, jwt 0`
package ledger

import (
	"context"
	"database/sql"
	"time"

	"github.com/redis/go-redis/v9"
	"golang.org/x/crypto/bcrypt"
	"gorm.io/gorm"
)

type Ledger struct {
	DB    *sql.DB
	Redis *redis.Client
	Gorm  *gorm.DB
}

type Session struct {
	Token  string
	UserID int64
}

func (l *Ledger) Open(ctx context.Context, token string, user int64) error { // want Open:`begin table sessions`
	_, err := l.DB.ExecContext(ctx, "INSERT INTO sessions (token, user_id) VALUES ($1, $2)", token, user)
	return err
}

func (l *Ledger) Whose(ctx context.Context, token string) (user int64, err error) { // want Whose:`find table sessions`
	err = l.DB.QueryRowContext(ctx, "SELECT user_id FROM sessions WHERE token = $1", token).Scan(&user)
	return user, err
}

func (l *Ledger) Close(ctx context.Context, token string) error { // want Close:`^effects \[revoke table sessions write\]$`
	_, err := l.DB.ExecContext(ctx, "DELETE FROM sessions WHERE token = $1", token)
	return err
}

func (l *Ledger) CloseAll(ctx context.Context, user int64) error { // want CloseAll:`revoke type Session`
	return l.Gorm.WithContext(ctx).Where("user_id = ?", user).Delete(&Session{}).Error
}

func (l *Ledger) Sweep(ctx context.Context) error { // want Sweep:`^effects \[write\]$`
	_, err := l.DB.ExecContext(ctx, "DELETE FROM sessions WHERE expires_at < $1", time.Now())
	return err
}

func (l *Ledger) Forget(ctx context.Context, token string) error { // want Forget:`revoke key session:`
	return l.Redis.Del(ctx, "session:"+token).Err()
}

// SetPassword makes good what it changes: only that it does is left to say.
func (l *Ledger) SetPassword(ctx context.Context, user int64, password string) error { // want SetPassword:`^effects \[revoke type Session write\]$`
	hash, err := bcrypt.GenerateFromPassword([]byte(password), 12)
	if err != nil {
		return err
	}
	if _, err := l.DB.ExecContext(ctx, "UPDATE users SET password_hash = $1 WHERE id = $2", hash, user); err != nil {
		return err
	}
	return l.CloseAll(ctx, user)
}

func (l *Ledger) Rename(ctx context.Context, user int64, name string) error { // want Rename:`^effects \[write\]$`
	_, err := l.DB.ExecContext(ctx, "UPDATE users SET name = $1 WHERE id = $2", name, user)
	return err
}
