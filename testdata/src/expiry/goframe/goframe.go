// Package goframe has GoFrame keep sessions for too long.
package goframe

import (
	"github.com/gogf/gf/v2/frame/g"
	"github.com/gogf/gf/v2/net/ghttp"
	"github.com/gogf/gf/v2/os/gsession"

	"sessionlint.test/src/expiry/goframe/setup"
	"sessionlint.test/src/expiry/lives"
)

func server() *ghttp.Server {
	s := g.Server()
	s.SetSessionMaxAge(lives.Year)         // want `ghttp.Server.SetSessionMaxAge lives for 365 days, more than the 30 days without activity`
	s.SetSessionCookieMaxAge(lives.Long()) // want `ghttp.Server.SetSessionCookieMaxAge lives for 730 days`
	return s
}

func config() ghttp.ServerConfig {
	c := ghttp.NewConfig()
	c.SessionMaxAge = 60 * lives.Day       // want `ghttp.ServerConfig.SessionMaxAge lives for 60 days`
	c.SessionCookieMaxAge = 90 * lives.Day // want `ghttp.ServerConfig.SessionCookieMaxAge lives for 90 days`
	return c
}

func keyed(s *ghttp.Server) error {
	return s.SetConfigWithMap(g.Map{
		"sessionMaxAge":       lives.Year,   // want `SessionMaxAge lives for 365 days, more than the 30 days without activity`
		"SessionCookieMaxAge": lives.Long(), // want `SessionCookieMaxAge lives for 730 days`
	})
}

func manager() *gsession.Manager {
	return gsession.New(lives.Year, gsession.NewStorageMemory()) // want `gsession.New lives for 365 days`
}

func later(m *gsession.Manager) { m.SetTTL(lives.Year) } // want `gsession.Manager.SetTTL lives for 365 days`

func helped() { setup.Sessions(g.Server(), 60*lives.Day) } // want `Server.SetSessionMaxAge lives for 60 days`
