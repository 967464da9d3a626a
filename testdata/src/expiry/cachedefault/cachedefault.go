// Package cachedefault stores sessions for as long as the cache was told, which
// is for ever.
package cachedefault

import (
	"crypto/rand"
	"time"

	"github.com/patrickmn/go-cache"
)

type logins struct{ c *cache.Cache }

func newLogins() *logins { return &logins{cache.New(cache.NoExpiration, 10*time.Minute)} }

func (l *logins) add(user string) string {
	sid := rand.Text()
	l.c.SetDefault(sid, user)                              // want `go-cache.SetDefault stores a session without a time to live`
	l.c.Set("session:"+sid, user, cache.DefaultExpiration) // want `go-cache.Set stores a session without a time to live`
	l.c.Set("session:"+sid, user, time.Hour)
	return sid
}
