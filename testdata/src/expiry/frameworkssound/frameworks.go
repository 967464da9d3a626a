// Package frameworkssound gives the frameworks' session libraries reasonable
// lifetimes, keeps their defaults, or lets the operator decide.
package frameworkssound

import (
	"os"
	"time"

	chisession "gitea.com/go-chi/session"
	scsone "github.com/alexedwards/scs"
	"github.com/alexedwards/scs/stores/memstore"
	beegoone "github.com/beego/beego"
	"github.com/beego/beego/v2/server/web"
	beegosession "github.com/beego/beego/v2/server/web/session"
	"github.com/boj/redistore"
	dghubble "github.com/dghubble/sessions"
	fast "github.com/fasthttp/session/v2"
	flamego "github.com/flamego/session"
	"github.com/gin-contrib/sessions"
	macaron "github.com/go-macaron/session"
	gosession "github.com/go-session/session/v3"
	fiber "github.com/gofiber/fiber/v3/middleware/session"
	"github.com/gogf/gf/v2/frame/g"
	"github.com/gogf/gf/v2/net/ghttp"
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

func beego() {
	web.BConfig.WebConfig.Session.SessionOn = true
	web.BConfig.WebConfig.Session.SessionGCMaxLifetime = 1800
	web.BConfig.WebConfig.Session.SessionCookieLifeTime = 0
}

func beegoFirst(c Config) {
	beegoone.BConfig.WebConfig.Session.SessionGCMaxLifetime = int64(c.Seconds)
}

func beegoManager() (*beegosession.Manager, error) {
	return beegosession.NewManager("memory", &beegosession.ManagerConfig{CookieName: "sid", Gclifetime: 3600, Maxlifetime: 3600, CookieLifeTime: 3600})
}

func gin(s sessions.Session) {
	s.Options(sessions.Options{Path: "/", MaxAge: 86400 * 7, HttpOnly: true})
}

func ginEnd(s sessions.Session) {
	s.Options(sessions.Options{Path: "/", MaxAge: -1})
}

func hertzOptions(s hertz.Session) {
	s.Options(hertz.Options{Path: "/", MaxAge: viper.GetInt("session.max-age"), HttpOnly: true})
}

func macaronOptions() macaron.Options {
	return macaron.Options{Provider: "memory", Gclifetime: 3600, Maxlifetime: 3600, CookieLifeTime: 0}
}

func chi() chisession.Options {
	return chisession.Options{Maxlifetime: 3600, CookieLifeTime: 86400}
}

func flamegoOptions(c Config) flamego.Options {
	return flamego.Options{Config: flamego.MemoryConfig{Lifetime: c.Session}, Cookie: flamego.CookieOptions{MaxAge: 86400}}
}

func flamegoFiles() flamego.FileConfig {
	return flamego.FileConfig{RootDir: "sessions", Lifetime: 2 * time.Hour}
}

func goframe() *ghttp.Server {
	s := g.Server()
	s.SetSessionMaxAge(8 * time.Hour)
	s.SetSessionCookieMaxAge(8 * time.Hour)
	return s
}

func fasthttp() *fast.Session {
	cfg := fast.NewDefaultConfig()
	cfg.Expiration = 2 * time.Hour
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
