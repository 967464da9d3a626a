// Package returned leaves it to others to say when sessions end.
package returned

import (
	"context"

	"github.com/redis/go-redis/v9"
	store "github.com/zerodha/simplesessions/stores/redis/v3"
	"github.com/zerodha/simplesessions/v3"

	"sessionlint.test/src/expiry/simple/setup"
)

func Store(ctx context.Context, rdb *redis.Client) *store.Store { return store.New(ctx, rdb) }

func handed(ctx context.Context, rdb *redis.Client, m *simplesessions.Manager) {
	s := store.New(ctx, rdb)
	setup.Store(s)
	m.UseStore(s)
}
