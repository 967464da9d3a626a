// Package cachedefaultsound makes its cache forget sessions after an hour.
package cachedefaultsound

import (
	"crypto/rand"
	"time"

	"github.com/patrickmn/go-cache"
)

type logins struct{ c *cache.Cache }

func newLogins() *logins { return &logins{cache.New(time.Hour, 10*time.Minute)} }

func (l *logins) add(user string) string {
	sid := rand.Text()
	l.c.SetDefault(sid, user)
	l.c.Set("session:"+sid, user, cache.DefaultExpiration)
	return sid
}
