// Package beegoone has beego's first version keep sessions for too long.
package beegoone

import (
	"github.com/beego/beego"
	"github.com/beego/beego/session"

	"sessionlint.test/src/expiry/lives"
)

func global() {
	beego.BConfig.WebConfig.Session.SessionGCMaxLifetime = 86400 * 365        // want `beego.SessionConfig.SessionGCMaxLifetime lives for 365 days`
	beego.BConfig.WebConfig.Session.SessionCookieLifeTime = lives.YearSeconds // want `beego.SessionConfig.SessionCookieLifeTime lives for 365 days`
}

func manager() (*session.Manager, error) {
	cfg := &session.ManagerConfig{CookieName: "sid"}
	cfg.Gclifetime = 86400 * 60                  // want `session.ManagerConfig.Gclifetime lives for 60 days`
	cfg.Maxlifetime = int64(lives.LongSeconds()) // want `session.ManagerConfig.Maxlifetime lives for 730 days`
	cfg.CookieLifeTime = lives.YearSeconds       // want `session.ManagerConfig.CookieLifeTime lives for 365 days`
	return session.NewManager("memory", cfg)
}
