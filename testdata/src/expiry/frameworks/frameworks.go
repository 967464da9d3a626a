// Package frameworks tells the frameworks' session libraries to keep sessions
// for too long, or for ever.
package frameworks

import (
	"os"
	"time"

	"github.com/boj/redistore"
	dghubble "github.com/dghubble/sessions"
	"github.com/gin-contrib/sessions"
	hertz "github.com/hertz-contrib/sessions"
	"github.com/zerodha/simplesessions/v3"
)

const year = 365 * 24 * time.Hour

func gin(s sessions.Session) {
	s.Options(sessions.Options{Path: "/", MaxAge: 86400 * 365, HttpOnly: true}) // want `Options.MaxAge lives for 365 days`
}

func hertzOptions(s hertz.Session) {
	s.Options(hertz.Options{Path: "/", MaxAge: 86400 * 400, HttpOnly: true}) // want `Options.MaxAge lives for 400 days`
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
