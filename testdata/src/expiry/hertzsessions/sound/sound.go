// Package sound has hertz' sessions end, or lets the operator decide. What redis
// keeps ends with the cookie.
package sound

import (
	"github.com/cloudwego/hertz/pkg/app"
	"github.com/hertz-contrib/sessions"
	"github.com/hertz-contrib/sessions/redis"
	"github.com/hertz-contrib/sessions/rediscluster"
	"github.com/spf13/viper"

	"sessionlint.test/src/expiry/hertzsessions/setup"
	"sessionlint.test/src/expiry/lives"
)

func store(addr string, key []byte) (sessions.Store, error) {
	store, err := redis.NewStore(10, "tcp", addr, "", key)
	if err != nil {
		return nil, err
	}
	store.Options(sessions.Options{Path: "/", MaxAge: lives.ShiftSeconds, HttpOnly: true})
	return store, nil
}

func configured(store redis.Store, c lives.Config) error {
	store.Options(sessions.Options{Path: "/", MaxAge: viper.GetInt("session.max-age")})
	in, err := redis.GetRedisStore(store)
	if err != nil {
		return err
	}
	in.SetMaxAge(c.Seconds)
	in.DefaultMaxAge = lives.Seconds
	return nil
}

func cluster(s *rediscluster.Store) { s.DefaultMaxAge = 1200 }

func logout(c *app.RequestContext) {
	s := sessions.Default(c)
	s.Options(sessions.Options{MaxAge: -1})
	_ = s.Save()
}

func helped(store sessions.Store) { setup.Sessions(store, lives.ShortSeconds()) }
