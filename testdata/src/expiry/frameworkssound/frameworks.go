// Package frameworkssound gives the frameworks' session libraries reasonable
// lifetimes, keeps their defaults, or lets the operator decide.
package frameworkssound

import (
	"os"
	"time"

	"github.com/boj/redistore"
	dghubble "github.com/dghubble/sessions"
	"github.com/gin-contrib/sessions"
	hertz "github.com/hertz-contrib/sessions"
	"github.com/spf13/viper"
	"github.com/zerodha/simplesessions/v3"
)

type Config struct {
	Idle, Session time.Duration
	Seconds       int
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
