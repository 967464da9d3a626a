package auth

import (
	"encoding/base64"
	"net/http"
	"time"

	"github.com/gomodule/redigo/redis"
	"github.com/labstack/echo/v4"

	"sessionlint.test/src/weaktoken/device/nonce"
)

type Sessions struct {
	pool *redis.Pool
	ttl  time.Duration
}

func NewSessions(pool *redis.Pool) *Sessions { return &Sessions{pool, time.Hour} }

func (s *Sessions) start(user string) (string, error) {
	raw := base64.RawURLEncoding.EncodeToString(nonce.Bytes(24))
	conn := s.pool.Get()
	defer conn.Close()
	_, err := conn.Do("SETEX", "session:"+raw, int(s.ttl.Seconds()), user) // want `the key after "session:" is a session id or token but comes from`
	return raw, err
}

func (s *Sessions) Login(check func(user, pass string) bool) echo.HandlerFunc {
	return func(c echo.Context) error {
		user := c.FormValue("user")
		if !check(user, c.FormValue("password")) {
			return echo.ErrUnauthorized
		}
		v, err := s.start(user)
		if err != nil {
			return err
		}
		c.SetCookie(&http.Cookie{Name: "__Host-s", Value: v, Path: "/", MaxAge: int(s.ttl.Seconds()),
			Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
		return c.NoContent(http.StatusNoContent)
	}
}
