// Package ginstore leaves stores of gin-contrib/sessions at their defaults.
package ginstore

import (
	"github.com/gin-contrib/sessions"
	"github.com/gin-contrib/sessions/cookie"
	"github.com/gin-contrib/sessions/redis"
	"github.com/gin-gonic/gin"
)

func use(r *gin.Engine, key []byte) error {
	store := cookie.NewStore(key) // want `session cookie of cookie.NewStore lacks HttpOnly: .*; call store.Options with sessions.Options and set HttpOnly: true$`
	r.Use(sessions.Sessions("s", store))
	other, err := redis.NewStore(10, "tcp", "localhost:6379", "", "", key) // want `session cookie of redis.NewStore lacks Secure, HttpOnly and SameSite: .*; call other.Options with sessions.Options and set Secure: true, HttpOnly: true and SameSite: http.SameSiteLaxMode$`
	r.Use(sessions.Sessions("t", other))
	return err
}
