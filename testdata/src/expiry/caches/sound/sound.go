// Package sound keeps sessions that end in caches, and other things for ever.
package sound

import (
	"time"

	"github.com/coocood/freecache"
	ristrettoone "github.com/dgraph-io/ristretto"
	"github.com/dgraph-io/ristretto/v2"
	"github.com/go-redis/redis/v7"
	redis8 "github.com/go-redis/redis/v8"

	"sessionlint.test/src/expiry/lives"
)

func seven(rdb *redis.Client, token, user string, c lives.Config) {
	rdb.Set("token:"+token, user, c.Session)
	rdb.SetNX("session:"+token, user, lives.Shift)
	rdb.Set("theme:"+user, "dark", 0)
}

func eight(rdb *redis8.Client, sessionID, user string) {
	ctx := rdb.Context()
	rdb.Set(ctx, "session:"+sessionID, user, lives.Short())
	rdb.SetEX(ctx, "session:"+sessionID, user, time.Hour)
	rdb.Set(ctx, "country:"+user, "fr", 0)
}

func free(c *freecache.Cache, sessionID, user string) {
	_ = c.Set([]byte("session:"+sessionID), []byte(user), lives.ShiftSeconds)
	_ = c.Set([]byte("country:"+user), []byte("fr"), 0)
}

func ristrettos(c *ristretto.Cache[string, string], one *ristrettoone.Cache[string, string], sessionID, user string, cfg lives.Config) {
	c.SetWithTTL("session:"+sessionID, user, 1, cfg.Session)
	one.SetWithTTL("session:"+sessionID, user, 1, time.Hour)
	c.SetWithTTL("country:"+user, "fr", 1, 0)
}
