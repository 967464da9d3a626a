// Package kv is a store in redis.
package kv

import (
	"context"
	"time"

	"github.com/redis/go-redis/v9"
)

type Redis struct{ c *redis.Client }

func NewRedis(addr string) *Redis { return &Redis{c: redis.NewClient(&redis.Options{Addr: addr})} }

func (r *Redis) Put(ctx context.Context, key, value string, ttl time.Duration) error {
	return r.c.Set(ctx, key, value, ttl).Err()
}

func (r *Redis) Fetch(ctx context.Context, key string) (string, error) {
	return r.c.Get(ctx, key).Result()
}
