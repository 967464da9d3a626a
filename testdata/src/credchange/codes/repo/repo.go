// Package repo keeps codes in redis.
package repo

import (
	"context"
	"time"

	"github.com/redis/go-redis/v9"

	"sessionlint.test/src/credchange/codes/mail"
)

type codes struct{ rdb *redis.Client }

func NewCodes(rdb *redis.Client) mail.Codes { return &codes{rdb} }

func (c *codes) SetCode(ctx context.Context, code, content string) error {
	return c.rdb.Set(ctx, code, content, time.Hour).Err()
}

func (c *codes) VerifyCode(ctx context.Context, code string) (string, error) { // want `VerifyCode looks up a one-time code that SetCode stores, and nothing uses it up`
	return c.rdb.Get(ctx, code).Result()
}

// One that uses its codes up.
type once struct{ rdb *redis.Client }

func NewOnce(rdb *redis.Client) mail.Codes { return &once{rdb} }

func (c *once) SetCode(ctx context.Context, code, content string) error {
	return c.rdb.Set(ctx, "mail:"+code, content, time.Hour).Err()
}

func (c *once) VerifyCode(ctx context.Context, code string) (string, error) {
	content, err := c.rdb.Get(ctx, "mail:"+code).Result()
	if err != nil {
		return "", err
	}
	return content, c.rdb.Del(ctx, "mail:"+code).Err()
}

// One that leaves it to its callers to use a token up.
type tickets struct{ rdb *redis.Client }

func NewTickets(rdb *redis.Client) mail.Tickets { return &tickets{rdb} }

func (t *tickets) StoreResetToken(ctx context.Context, token, user string) error {
	return t.rdb.Set(ctx, "reset:"+token, user, time.Hour).Err()
}

func (t *tickets) FindResetToken(ctx context.Context, token string) (string, error) {
	return t.rdb.Get(ctx, "reset:"+token).Result()
}

func (t *tickets) Drop(ctx context.Context, token string) error {
	return t.rdb.Del(ctx, "reset:"+token).Err()
}
