// Package store wraps redis for keys of all kinds.
package store

import (
	"context"
	"time"

	"github.com/redis/go-redis/v9"
)

// Forever is how long what has no end lives.
const Forever time.Duration = 0

type Cache interface {
	Put(ctx context.Context, key, value string, ttl time.Duration) error
	Keep(ctx context.Context, key, value string) error
	Hold(ctx context.Context, key, value string, ttl time.Duration) error
}

type cache struct {
	rdb    *redis.Client
	prefix string
}

func New(rdb *redis.Client) Cache { return &cache{rdb, "web:"} }

func (c *cache) Put(ctx context.Context, key, value string, ttl time.Duration) error {
	return c.rdb.Set(ctx, c.prefix+key, value, ttl).Err()
}

// Keep has no end at all.
func (c *cache) Keep(ctx context.Context, key, value string) error {
	return c.rdb.Set(ctx, c.prefix+key, value, 0).Err()
}

// Hold makes a day of what has none.
func (c *cache) Hold(ctx context.Context, key, value string, ttl time.Duration) error {
	if ttl <= 0 {
		ttl = 24 * time.Hour
	}
	return c.rdb.Set(ctx, c.prefix+key, value, ttl).Err()
}
