// Package frameworks tells the frameworks' session libraries to keep sessions
// for too long, or for ever.
package frameworks

import (
	"os"
	"time"

	scsone "github.com/alexedwards/scs"
	"github.com/alexedwards/scs/stores/memstore"
	"github.com/boj/redistore"
	dghubble "github.com/dghubble/sessions"
	fast "github.com/fasthttp/session/v2"
	"github.com/gin-contrib/sessions"
	gosession "github.com/go-session/session/v3"
	fiber "github.com/gofiber/fiber/v3/middleware/session"
	hertz "github.com/hertz-contrib/sessions"
	"github.com/zerodha/simplesessions/v3"
)

const year = 365 * 24 * time.Hour

func scs() *scsone.Manager {
	m := scsone.NewManager(memstore.New(time.Minute))
	m.Lifetime(year)                   // want `Manager.Lifetime lives for 365 days`
	m.IdleTimeout(60 * 24 * time.Hour) // want `Manager.IdleTimeout lives for 60 days`
	return m
}

func fiberThree() *fiber.Store {
	return fiber.NewStore(fiber.Config{
		IdleTimeout:     90 * 24 * time.Hour, // want `Config.IdleTimeout lives for 90 days`
		AbsoluteTimeout: 2 * year,            // want `Config.AbsoluteTimeout lives for 730 days`
	})
}

func gin(s sessions.Session) {
	s.Options(sessions.Options{Path: "/", MaxAge: 86400 * 365, HttpOnly: true}) // want `Options.MaxAge lives for 365 days`
}

func hertzOptions(s hertz.Session) {
	s.Options(hertz.Options{Path: "/", MaxAge: 86400 * 400, HttpOnly: true}) // want `Options.MaxAge lives for 400 days`
}

func fasthttp() *fast.Session {
	cfg := fast.NewDefaultConfig()
	cfg.Expiration = 0 // want `Config.Expiration never ends`
	return fast.New(cfg)
}

func fasthttpStore(s *fast.Store) {
	_ = s.SetExpiration(year) // want `Store.SetExpiration lives for 365 days`
}

func goSession() *gosession.Manager {
	return gosession.NewManager(
		gosession.SetExpired(86400*365),       // want `session.SetExpired lives for 365 days`
		gosession.SetCookieLifeTime(86400*90), // want `session.SetCookieLifeTime lives for 90 days`
	)
}

func simple() *simplesessions.Manager {
	return simplesessions.New(simplesessions.Options{
		Cookie: simplesessions.CookieOptions{Name: "session", IsHTTPOnly: true, IsSecure: true, MaxAge: year}, // want `CookieOptions.MaxAge lives for 365 days`
	})
}

func cookieStore() dghubble.Store[string] {
	return dghubble.NewCookieStore[string](&dghubble.CookieConfig{Path: "/", MaxAge: 86400 * 365, HTTPOnly: true, Secure: true}, []byte(os.Getenv("KEY")), nil) // want `CookieConfig.MaxAge lives for 365 days`
}

func redis(s *redistore.RediStore) {
	s.SetMaxAge(86400 * 180)      // want `RediStore.SetMaxAge lives for 180 days`
	s.DefaultMaxAge = 86400 * 180 // want `RediStore.DefaultMaxAge lives for 180 days`
}
