// Package flamego has flamego keep sessions for too long.
package flamego

import (
	"github.com/flamego/flamego"
	"github.com/flamego/session"
	"github.com/flamego/session/mongo"
	"github.com/flamego/session/mysql"
	"github.com/flamego/session/postgres"
	"github.com/flamego/session/redis"

	"sessionlint.test/src/expiry/lives"
)

func memory(f *flamego.Flame) {
	f.Use(session.Sessioner(session.Options{
		Config: session.MemoryConfig{Lifetime: lives.Year},               // want `session.MemoryConfig.Lifetime lives for 365 days, more than the 30 days without activity`
		Cookie: session.CookieOptions{MaxAge: 86400 * 365, Secure: true}, // want `session.CookieOptions.MaxAge lives for 365 days`
	}))
}

func files() session.FileConfig {
	return session.FileConfig{RootDir: "sessions", Lifetime: 90 * lives.Day} // want `session.FileConfig.Lifetime lives for 90 days`
}

func shared(addr string) []any {
	return []any{
		redis.Config{KeyPrefix: "session:", Lifetime: lives.Year}, // want `redis.Config.Lifetime lives for 365 days`
		mongo.Config{Database: "app", Lifetime: lives.Long()},     // want `mongo.Config.Lifetime lives for 730 days`
		mysql.Config{DSN: addr, Lifetime: 60 * lives.Day},         // want `mysql.Config.Lifetime lives for 60 days`
		postgres.Config{DSN: addr, Lifetime: 90 * lives.Day},      // want `postgres.Config.Lifetime lives for 90 days`
	}
}

func cookie(o *session.Options) { o.Cookie.MaxAge = lives.LongSeconds() } // want `CookieOptions.MaxAge lives for 730 days`
