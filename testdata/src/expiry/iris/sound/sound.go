// Package sound has iris end its sessions, or lets the operator decide.
package sound

import (
	"time"

	"github.com/kataras/iris/v12/context"
	"github.com/kataras/iris/v12/sessions"

	"sessionlint.test/src/expiry/iris/setup"
	"sessionlint.test/src/expiry/lives"
)

func day() context.Handler {
	return sessions.New(sessions.Config{Cookie: "sid", Expires: 24 * time.Hour}).Handler()
}

func configured(c lives.Config) *sessions.Sessions {
	return sessions.New(sessions.Config{Cookie: "sid", Expires: c.Session})
}

func steps(c lives.Config) *sessions.Sessions {
	var cfg sessions.Config
	cfg.Cookie = "sid"
	if cfg.Expires = c.Session; cfg.Expires > lives.Shift {
		cfg.Expires = lives.Shift
	}
	return sessions.New(cfg)
}

func others() *sessions.Sessions { return sessions.New(sessions.Config{Expires: lives.Session}) }

func more(s *sessions.Sessions, ctx *context.Context, c lives.Config) error {
	if err := s.ShiftExpiration(ctx); err != nil {
		return err
	}
	return s.UpdateExpiration(ctx, c.Session)
}

func helped() *sessions.Sessions { return setup.Sessions(lives.Short()) }
