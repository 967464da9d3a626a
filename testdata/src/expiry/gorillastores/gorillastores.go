// Package gorillastores has the stores for gorilla's sessions keep them for ever,
// or for too long.
package gorillastores

import (
	"github.com/antonlindstrom/pgstore"
	"github.com/boj/redistore"
	"github.com/gorilla/sessions"
	"github.com/quasoft/memstore"
	"github.com/rbcervilla/redisstore/v9"
	"github.com/wader/gormstore/v2"

	"sessionlint.test/src/expiry/lives"
)

func redigo(s *redistore.RediStore) {
	s.SetMaxAge(86400 * 180)            // want `redistore.RediStore.SetMaxAge lives for 180 days`
	s.DefaultMaxAge = lives.YearSeconds // want `redistore.RediStore.DefaultMaxAge lives for 365 days`
}

func goredis(s *redisstore.RedisStore) {
	s.Options(sessions.Options{Path: "/", MaxAge: lives.LongSeconds()}) // want `sessions.Options.MaxAge lives for 730 days`
}

func postgres(s *pgstore.PGStore) { s.MaxAge(86400 * 60) } // want `pgstore.PGStore.MaxAge lives for 60 days`

func gorm(s *gormstore.Store) {
	s.MaxAge(lives.YearSeconds)              // want `gormstore.Store.MaxAge lives for 365 days`
	s.SessionOpts.MaxAge = 60 * 60 * 24 * 60 // want `sessions.Options.MaxAge lives for 60 days`
}

func memory(key []byte) *memstore.MemStore {
	s := memstore.NewMemStore(key)
	s.MaxAge(0) // want `memstore.MemStore.MaxAge never ends`
	return s
}
