// Package sound has the stores for gorilla's sessions end them, or lets the
// operator decide.
package sound

import (
	"github.com/antonlindstrom/pgstore"
	"github.com/boj/redistore"
	"github.com/gorilla/sessions"
	"github.com/quasoft/memstore"
	"github.com/rbcervilla/redisstore/v9"
	"github.com/wader/gormstore/v2"

	"sessionlint.test/src/expiry/lives"
)

func redigo(s *redistore.RediStore, c lives.Config) {
	s.SetMaxAge(86400)
	s.DefaultMaxAge = c.Seconds
}

func goredis(s *redisstore.RedisStore) {
	s.Options(sessions.Options{Path: "/", MaxAge: lives.ShortSeconds()})
}

func postgres(s *pgstore.PGStore, c lives.Config) { s.MaxAge(c.Seconds) }

func gorm(s *gormstore.Store) {
	s.MaxAge(lives.ShiftSeconds)
	s.SessionOpts.MaxAge = lives.Seconds
}

func memory(key []byte) *memstore.MemStore {
	s := memstore.NewMemStore(key)
	s.MaxAge(3600)
	return s
}
