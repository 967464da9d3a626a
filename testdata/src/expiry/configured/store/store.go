// Package store keeps sessions in redis for as long as its options say.
package store

import (
	"context"
	"time"

	"github.com/redis/go-redis/v9"
)

type Options struct {
	Prefix string
	TTL    time.Duration
}

type Sessions struct {
	rdb *redis.Client
	opt Options
}

func New(rdb *redis.Client, opt Options) *Sessions { return &Sessions{rdb, opt} }

func (s *Sessions) Create(ctx context.Context, session, user string) error {
	return s.rdb.Set(ctx, s.opt.Prefix+session, user, s.opt.TTL).Err()
}

// Careful has a lifetime for those who give none.
type Careful struct {
	Prefix string
	TTL    time.Duration
}

func (c *Careful) Create(ctx context.Context, rdb *redis.Client, session, user string) error {
	ttl := c.TTL
	if ttl == 0 {
		ttl = time.Hour
	}
	return rdb.Set(ctx, c.Prefix+session, user, ttl).Err()
}
