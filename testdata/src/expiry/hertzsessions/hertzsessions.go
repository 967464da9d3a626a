// Package hertzsessions has hertz' sessions live for too long.
package hertzsessions

import (
	"github.com/cloudwego/hertz/pkg/app"
	"github.com/hertz-contrib/sessions"
	"github.com/hertz-contrib/sessions/redis"
	"github.com/hertz-contrib/sessions/rediscluster"

	"sessionlint.test/src/expiry/hertzsessions/setup"
	"sessionlint.test/src/expiry/lives"
)

func store(addr string, key []byte) (sessions.Store, error) {
	store, err := redis.NewStore(10, "tcp", addr, "", key)
	if err != nil {
		return nil, err
	}
	store.Options(sessions.Options{Path: "/", MaxAge: lives.YearSeconds, HttpOnly: true}) // want `sessions.Options.MaxAge lives for 365 days`
	return store, nil
}

func inside(store redis.Store) error {
	in, err := redis.GetRedisStore(store)
	if err != nil {
		return err
	}
	in.SetMaxAge(86400 * 180)            // want `redis.RediStore.SetMaxAge lives for 180 days`
	in.DefaultMaxAge = lives.YearSeconds // want `redis.RediStore.DefaultMaxAge lives for 365 days`
	return nil
}

func cluster(s *rediscluster.Store) { s.DefaultMaxAge = lives.LongSeconds() } // want `rediscluster.Store.DefaultMaxAge lives for 730 days`

func login(c *app.RequestContext) {
	s := sessions.Default(c)
	s.Options(sessions.Options{MaxAge: 86400 * 400}) // want `sessions.Options.MaxAge lives for 400 days`
	_ = s.Save()
}

func helped(store sessions.Store) { setup.Sessions(store, 86400*60) } // want `sessions.Options.MaxAge lives for 60 days`
