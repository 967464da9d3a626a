// Package repo keeps users and sessions in many ways.
package repo

import (
	"context"
	"database/sql"
	"fmt"
	"sync"
	"time"

	"github.com/redis/go-redis/v9"
	"gorm.io/gorm"

	"sessionlint.test/src/credchange/layerssound/domain"
)

type users struct{ db *sql.DB }

func NewUsers(db *sql.DB) domain.Users { return &users{db} }

func (u *users) ByID(ctx context.Context, id int64) (*domain.User, error) {
	x := &domain.User{}
	return x, u.db.QueryRowContext(ctx, "SELECT id, password_hash FROM users WHERE id = $1", id).Scan(&x.ID, &x.PasswordHash)
}

func (u *users) Save(ctx context.Context, x *domain.User) error {
	_, err := u.db.ExecContext(ctx, "UPDATE users SET password_hash = $1 WHERE id = $2", x.PasswordHash, x.ID)
	return err
}

type table struct{ db *sql.DB }

func NewTable(db *sql.DB) domain.Keeper { return &table{db} }

func (t *table) ThrowOut(ctx context.Context, user int64) error {
	_, err := t.db.ExecContext(ctx, "DELETE FROM sessions WHERE user_id = $1", user)
	return err
}

type watermark struct{ db *sql.DB }

func NewWatermark(db *sql.DB) domain.Keeper { return &watermark{db} }

func (w *watermark) ThrowOut(ctx context.Context, user int64) error {
	_, err := w.db.ExecContext(ctx, "UPDATE users SET tokens_valid_after = now() WHERE id = $1", user)
	return err
}

type prefix struct{ client *redis.Client }

func NewPrefix(c *redis.Client) domain.Keeper { return &prefix{c} }

func (p *prefix) ThrowOut(ctx context.Context, user int64) error {
	it := p.client.Scan(ctx, 0, fmt.Sprintf("session:%d:*", user), 100).Iterator()
	for it.Next(ctx) {
		if err := p.client.Del(ctx, it.Val()).Err(); err != nil {
			return err
		}
	}
	return it.Err()
}

type ttl struct{ client *redis.Client }

func NewTTL(c *redis.Client) domain.Keeper { return &ttl{c} }

func (t *ttl) ThrowOut(ctx context.Context, user int64) error {
	return t.client.PExpire(ctx, fmt.Sprintf("session:%d", user), time.Millisecond).Err()
}

type Session struct {
	Token  string
	UserID int64
}

type models struct{ db *gorm.DB }

func NewModels(db *gorm.DB) domain.Keeper { return &models{db} }

func (m *models) ThrowOut(ctx context.Context, user int64) error {
	return m.db.WithContext(ctx).Where("user_id = ?", user).Delete(&Session{}).Error
}

type memory struct {
	mu       sync.Mutex
	sessions map[string]int64
}

func NewMemory() domain.Keeper { return &memory{sessions: map[string]int64{}} }

func (m *memory) ThrowOut(ctx context.Context, user int64) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	for token, owner := range m.sessions {
		if owner == user {
			delete(m.sessions, token)
		}
	}
	return nil
}
