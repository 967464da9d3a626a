// Package sound has GoFrame end its sessions, or lets the operator decide.
package sound

import (
	"context"
	"time"

	"github.com/gogf/gf/v2/frame/g"
	"github.com/gogf/gf/v2/net/ghttp"
	"github.com/gogf/gf/v2/os/gsession"

	"sessionlint.test/src/expiry/goframe/setup"
	"sessionlint.test/src/expiry/lives"
)

// defaults are a day for the session and its cookie.
func defaults() *ghttp.Server { return g.Server() }

func server() *ghttp.Server {
	s := g.Server()
	s.SetSessionMaxAge(lives.Shift)
	s.SetSessionCookieMaxAge(0) // until the browser is closed
	s.SetCookieMaxAge(lives.Year)
	return s
}

func configured(ctx context.Context, c lives.Config) *ghttp.Server {
	s := g.Server()
	s.SetSessionMaxAge(g.Cfg().MustGet(ctx, "session.life").Duration())
	s.SetSessionCookieMaxAge(c.Session)
	return s
}

func keyed(s *ghttp.Server, c lives.Config) error {
	return s.SetConfigWithMap(g.Map{"sessionMaxAge": lives.Shift, "SessionCookieMaxAge": c.Session, "cookieMaxAge": lives.Year})
}

func manager(c lives.Config) *gsession.Manager {
	m := gsession.New(12*time.Hour, gsession.NewStorageMemory())
	m.SetTTL(c.Idle)
	return m
}

func helped() { setup.Sessions(g.Server(), lives.Short()) }
