// Package sound has beego end its sessions, or lets the operator decide.
package sound

import (
	"github.com/beego/beego/v2/server/web"
	"github.com/beego/beego/v2/server/web/session"

	"sessionlint.test/src/expiry/beego/setup"
	"sessionlint.test/src/expiry/lives"
)

func global() {
	web.BConfig.WebConfig.Session.SessionOn = true
	web.BConfig.WebConfig.Session.SessionGCMaxLifetime = lives.ShiftSeconds
	web.BConfig.WebConfig.Session.SessionCookieLifeTime = 0 // until the browser is closed
}

// defaults are an hour, and a cookie that the browser drops when it is closed.
func defaults() { web.BConfig.WebConfig.Session.SessionOn = true }

func configured() error {
	c, err := lives.Load()
	if err != nil {
		return err
	}
	web.BConfig.WebConfig.Session.SessionGCMaxLifetime = int64(c.Seconds)
	web.BConfig.WebConfig.Session.SessionCookieLifeTime, err = web.AppConfig.Int("session::cookie")
	return err
}

func manager() (*session.Manager, error) {
	return session.NewManager("memory", &session.ManagerConfig{
		CookieName: "sid", Gclifetime: 3600, Maxlifetime: 3600, CookieLifeTime: lives.ShortSeconds(),
	})
}

func inherited() (*session.Manager, error) {
	return session.NewManager("file", &session.ManagerConfig{CookieName: "sid", Gclifetime: 3600})
}

func options(seconds int64) *session.ManagerConfig {
	return session.NewManagerConfig(
		session.CfgGcLifeTime(seconds),
		session.CfgMaxLifeTime(3600),
		session.CfgCookieLifeTime(86400*30),
	)
}

func helped() { setup.Sessions(3600) }

// others is set by main.
func others() { web.BConfig.WebConfig.Session.SessionGCMaxLifetime = int64(lives.Seconds) }
