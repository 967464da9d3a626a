// Package returned leaves it to its callers to say when sessions end.
package returned

import (
	"context"

	"github.com/redis/go-redis/v9"
	store "github.com/zerodha/simplesessions/stores/redis/v3"
)

func Store(ctx context.Context, rdb *redis.Client) *store.Store { return store.New(ctx, rdb) }
