// Package frameworkssound gives the frameworks' session libraries reasonable
// lifetimes, keeps their defaults, or lets the operator decide.
package frameworkssound

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
	"github.com/spf13/viper"
	"github.com/zerodha/simplesessions/v3"
)

type Config struct {
	Idle, Session time.Duration
	Seconds       int
}

func scs(c Config) *scsone.Manager {
	m := scsone.NewManager(memstore.New(time.Minute))
	m.Lifetime(12 * time.Hour)
	m.IdleTimeout(c.Idle)
	return m
}

func scsDefault() *scsone.Manager { return scsone.NewManager(memstore.New(time.Minute)) }

func fiberThree() *fiber.Store {
	return fiber.NewStore(fiber.Config{IdleTimeout: 30 * time.Minute, AbsoluteTimeout: 12 * time.Hour})
}

// fiber's idle timeout is half an hour where none is given.
func fiberDefault() *fiber.Store { return fiber.NewStore() }

func gin(s sessions.Session) {
	s.Options(sessions.Options{Path: "/", MaxAge: 86400 * 7, HttpOnly: true})
}

func ginEnd(s sessions.Session) {
	s.Options(sessions.Options{Path: "/", MaxAge: -1})
}

func hertzOptions(s hertz.Session) {
	s.Options(hertz.Options{Path: "/", MaxAge: viper.GetInt("session.max-age"), HttpOnly: true})
}

func fasthttp() *fast.Session {
	cfg := fast.NewDefaultConfig()
	cfg.Expiration = -1 // until the browser is closed
	return fast.New(cfg)
}

func fasthttpStore(s *fast.Store, c Config) error { return s.SetExpiration(c.Session) }

func goSession() *gosession.Manager {
	return gosession.NewManager(gosession.SetExpired(7200), gosession.SetCookieLifeTime(3600))
}

func simple() *simplesessions.Manager {
	return simplesessions.New(simplesessions.Options{
		Cookie: simplesessions.CookieOptions{Name: "session", IsHTTPOnly: true, IsSecure: true, MaxAge: 12 * time.Hour},
	})
}

func cookieStore() dghubble.Store[string] {
	return dghubble.NewCookieStore[string](&dghubble.CookieConfig{Path: "/", MaxAge: 86400, HTTPOnly: true, Secure: true}, []byte(os.Getenv("KEY")), nil)
}

func redis(s *redistore.RediStore, c Config) {
	s.SetMaxAge(86400)
	s.DefaultMaxAge = c.Seconds
}
