// Package sound has flamego end its sessions, or lets the operator decide.
package sound

import (
	"time"

	"github.com/flamego/flamego"
	"github.com/flamego/session"
	"github.com/flamego/session/postgres"
	"github.com/flamego/session/redis"

	"sessionlint.test/src/expiry/lives"
)

func memory(f *flamego.Flame) {
	f.Use(session.Sessioner(session.Options{
		Config: session.MemoryConfig{Lifetime: lives.Shift},
		Cookie: session.CookieOptions{MaxAge: 86400, Secure: true, HTTPOnly: true},
	}))
}

// defaults are an hour without activity, and so is what is less than a second.
func defaults(f *flamego.Flame) {
	f.Use(session.Sessioner())
	f.Use(session.Sessioner(session.Options{Config: session.MemoryConfig{}}))
	f.Use(session.Sessioner(session.Options{Config: session.FileConfig{RootDir: "sessions", Lifetime: 0}}))
}

func configured(c lives.Config) []any {
	return []any{
		redis.Config{Lifetime: c.Session},
		postgres.Config{Lifetime: time.Duration(c.Seconds) * time.Second},
		session.FileConfig{Lifetime: lives.Session},
		session.CookieOptions{MaxAge: c.Seconds},
	}
}

func elsewhere() redis.Config { return redis.Config{Lifetime: lives.Short()} }
