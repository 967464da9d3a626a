// Package sound has beego's first version end its sessions, or lets the
// operator decide.
package sound

import (
	"github.com/beego/beego"
	"github.com/beego/beego/session"

	"sessionlint.test/src/expiry/lives"
)

func global() {
	beego.BConfig.WebConfig.Session.SessionGCMaxLifetime = 1800
	beego.BConfig.WebConfig.Session.SessionCookieLifeTime = lives.ShortSeconds()
}

func configured() error {
	seconds, err := beego.AppConfig.Int64("session")
	beego.BConfig.WebConfig.Session.SessionGCMaxLifetime = seconds
	return err
}

func manager(c lives.Config) (*session.Manager, error) {
	cfg := &session.ManagerConfig{CookieName: "sid", Gclifetime: 3600}
	cfg.Maxlifetime = int64(c.Seconds)
	cfg.CookieLifeTime = lives.ShiftSeconds
	return session.NewManager("memory", cfg)
}
