// Package sound has gin's sessions end, or lets the operator decide. What redis
// keeps ends with the cookie.
package sound

import (
	"github.com/gin-contrib/sessions"
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
	store.Options(sessions.Options{Path: "/", MaxAge: lives.ShiftSeconds, HttpOnly: true})
	return store, nil
}

func configured(store redis.Store, c lives.Config) error {
	store.Options(sessions.Options{Path: "/", MaxAge: c.Seconds})
	in, err := redis.GetRedisStore(store)
	if err != nil {
		return err
	}
	in.SetMaxAge(c.Seconds)
	in.DefaultMaxAge = 3600
	return nil
}

// browser is a cookie until the browser is closed, and a record for 20 minutes.
func browser(c *gin.Context) { sessions.Default(c).Options(sessions.Options{Path: "/", MaxAge: 0}) }

func logout(c *gin.Context) {
	s := sessions.Default(c)
	s.Options(sessions.Options{MaxAge: -1})
	_ = s.Save()
}

func helped(store sessions.Store) { setup.Sessions(store, lives.ShortSeconds()) }
