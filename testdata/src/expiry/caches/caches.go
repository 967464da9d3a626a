// Package caches keeps sessions in caches for ever, or for too long.
package caches

import (
	"time"

	"github.com/coocood/freecache"
	ristrettoone "github.com/dgraph-io/ristretto"
	"github.com/dgraph-io/ristretto/v2"
	"github.com/go-redis/redis/v7"
	redis8 "github.com/go-redis/redis/v8"

	"sessionlint.test/src/expiry/lives"
)

func seven(rdb *redis.Client, token, user string) {
	rdb.Set("token:"+token, user, 0)              // want `redis.Set stores a session without a time to live`
	rdb.SetNX("session:"+token, user, lives.Year) // want `redis.SetNX lives for 365 days`
}

func eight(rdb *redis8.Client, sessionID, user string) {
	ctx := rdb.Context()
	rdb.Set(ctx, "session:"+sessionID, user, 0)                 // want `redis.Set stores a session without a time to live`
	rdb.SetEX(ctx, "session:"+sessionID, user, 90*24*time.Hour) // want `redis.SetEX lives for 90 days`
}

func eightPipe(rdb redis8.Cmdable, sessionID, user string) {
	rdb.Set(nil, "session:"+sessionID, user, lives.Long()) // want `redis.Cmdable.Set lives for 730 days`
}

func free(c *freecache.Cache, sessionID string, user []byte) {
	_ = c.Set([]byte("session:"+sessionID), user, 0)               // want `freecache.Cache.Set stores a session without a time to live`
	_ = c.Set([]byte("token:"+sessionID), user, lives.YearSeconds) // want `freecache.Cache.Set lives for 365 days`
}

func ristrettos(c *ristretto.Cache[string, string], one *ristrettoone.Cache[string, string], sessionID, user string) {
	c.SetWithTTL("session:"+sessionID, user, 1, 0)            // want `ristretto.Cache.SetWithTTL stores a session without a time to live`
	one.SetWithTTL("session:"+sessionID, user, 1, lives.Year) // want `ristretto.Cache.SetWithTTL lives for 365 days`
}
