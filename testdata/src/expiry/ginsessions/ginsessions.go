// Package ginsessions has gin's sessions live for too long.
package ginsessions

import (
	"github.com/gin-contrib/sessions"
	"github.com/gin-contrib/sessions/cookie"
	"github.com/gin-contrib/sessions/redis"
	"github.com/gin-gonic/gin"

	"sessionlint.test/src/expiry/ginsessions/setup"
	"sessionlint.test/src/expiry/lives"
)

func store(addr string, key []byte) (sessions.Store, error) {
	store, err := redis.NewStore(10, "tcp", addr, "", "", key)
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
	in.SetMaxAge(86400 * 180)            // want `redistore.RediStore.SetMaxAge lives for 180 days`
	in.DefaultMaxAge = lives.YearSeconds // want `redistore.RediStore.DefaultMaxAge lives for 365 days`
	return nil
}

// signed asks for the method that the interface leaves out.
func signed(key []byte) sessions.Store {
	store := cookie.NewStore(key)
	store.(interface{ MaxAge(int) }).MaxAge(lives.YearSeconds) // want `the store's MaxAge lives for 365 days`
	return store
}

func signedForEver(key []byte) sessions.Store {
	store := cookie.NewStore(key)
	if s, ok := store.(interface{ MaxAge(int) }); ok {
		s.MaxAge(0) // want `the store's MaxAge never ends`
	}
	return store
}

func login(c *gin.Context) {
	s := sessions.Default(c)
	s.Options(sessions.Options{MaxAge: lives.LongSeconds()}) // want `sessions.Options.MaxAge lives for 730 days`
	s.Set("user", c.PostForm("user"))
	_ = s.Save()
}

func helped(store sessions.Store) { setup.Sessions(store, 86400*60) } // want `sessions.Options.MaxAge lives for 60 days`
