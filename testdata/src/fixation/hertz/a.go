// Package hertz logs in with hertz's sessions in redis.
package hertz

import (
	"context"
	"os"

	"github.com/cloudwego/hertz/pkg/app"
	"github.com/hertz-contrib/sessions"
	"github.com/hertz-contrib/sessions/redis"
	"golang.org/x/crypto/bcrypt"
)

func store() app.HandlerFunc {
	s, err := redis.NewStore(10, "tcp", ":6379", "", []byte(os.Getenv("KEY")))
	if err != nil {
		panic(err)
	}
	return sessions.New("app", s)
}

func Login(ctx context.Context, c *app.RequestContext) {
	if bcrypt.CompareHashAndPassword(nil, []byte(c.FormValue("password"))) != nil {
		return
	}
	s := sessions.Default(c)
	s.Set("user", string(c.FormValue("name"))) // want `Login verifies a password and then puts "user" into the session`
	_ = s.Save()
}

// LoginDropped has the old record deleted before.
func LoginDropped(ctx context.Context, c *app.RequestContext) {
	if bcrypt.CompareHashAndPassword(nil, []byte(c.FormValue("password"))) != nil {
		return
	}
	s := sessions.Default(c)
	s.Options(sessions.Options{MaxAge: -1})
	_ = s.Save()
	s.Set("user", string(c.FormValue("name")))
	_ = s.Save()
}

func Seen(ctx context.Context, c *app.RequestContext) {
	s := sessions.Default(c)
	s.Set("last", string(c.Path()))
	_ = s.Save()
}
