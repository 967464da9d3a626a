// Package unlimited tells a store that has no default when sessions end nothing.
package unlimited

import (
	"context"

	"github.com/redis/go-redis/v9"
	store "github.com/zerodha/simplesessions/stores/redis/v3"
	"github.com/zerodha/simplesessions/v3"
)

func manager(ctx context.Context, rdb *redis.Client) *simplesessions.Manager {
	m := simplesessions.New(simplesessions.Options{Cookie: simplesessions.CookieOptions{IsSecure: true}})
	s := store.New(ctx, rdb) // want `what redis.New keeps never ends by default: .*; call SetTTL with hours or days`
	s.SetPrefix("sid:")
	m.UseStore(s)
	return m
}
