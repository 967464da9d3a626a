// Package simple has simplesessions keep sessions for ever, or for too long.
package simple

import (
	"context"
	"database/sql"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/zerodha/simplesessions/stores/postgres/v3"
	store "github.com/zerodha/simplesessions/stores/redis/v3"
	"github.com/zerodha/simplesessions/v3"

	"sessionlint.test/src/expiry/lives"
	"sessionlint.test/src/expiry/simple/setup"
)

func cookie() *simplesessions.Manager {
	return simplesessions.New(simplesessions.Options{
		Cookie: simplesessions.CookieOptions{Name: "session", IsHTTPOnly: true, IsSecure: true, MaxAge: lives.Year}, // want `simplesessions.CookieOptions.MaxAge lives for 365 days`
	})
}

func expires() (opts simplesessions.Options) {
	opts.Cookie.Expires = time.Now().AddDate(5, 0, 0) // want `the session cookie lives for 1825 days`
	return opts
}

func inRedis(ctx context.Context, rdb *redis.Client) *store.Store {
	s := store.New(ctx, rdb)
	s.SetTTL(lives.Long(), true) // want `redis.Store.SetTTL lives for 730 days`
	return s
}

func inRedisForEver(ctx context.Context, rdb *redis.Client) *store.Store {
	s := store.New(ctx, rdb)
	s.SetTTL(0, false) // want `redis.Store.SetTTL never ends`
	return s
}

func inRows(db *sql.DB) (*postgres.Store, error) {
	return postgres.New(postgres.Opt{TTL: lives.Year, CleanInterval: time.Hour}, db) // want `postgres.Opt.TTL lives for 365 days`
}

func helped() *simplesessions.Manager { return setup.Sessions(60 * lives.Day) } // want `simplesessions.CookieOptions.MaxAge lives for 60 days`
