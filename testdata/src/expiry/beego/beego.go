// Package beego has beego keep sessions for too long. What counts is when the
// garbage collector takes a session that nobody used, and the cookie's age.
package beego

import (
	"github.com/beego/beego/v2/server/web"
	"github.com/beego/beego/v2/server/web/session"

	"sessionlint.test/src/expiry/beego/setup"
	"sessionlint.test/src/expiry/lives"
)

func global() {
	web.BConfig.WebConfig.Session.SessionOn = true
	web.BConfig.WebConfig.Session.SessionGCMaxLifetime = 86400 * 365 // want `web.SessionConfig.SessionGCMaxLifetime lives for 365 days, more than the 30 days without activity`
	web.BConfig.WebConfig.Session.SessionCookieLifeTime = 86400 * 90 // want `web.SessionConfig.SessionCookieLifeTime lives for 90 days`
}

func pointer() {
	s := &web.BConfig.WebConfig.Session
	s.SessionCookieLifeTime = lives.YearSeconds // want `SessionCookieLifeTime lives for 365 days`
}

func whole() {
	web.BConfig.WebConfig.Session = web.SessionConfig{
		SessionOn:            true,
		SessionGCMaxLifetime: int64(lives.LongSeconds()), // want `SessionGCMaxLifetime lives for 730 days`
	}
}

func manager() (*session.Manager, error) {
	return session.NewManager("memory", &session.ManagerConfig{
		CookieName:     "sid",
		Gclifetime:     3600,
		Maxlifetime:    86400 * 365, // want `session.ManagerConfig.Maxlifetime lives for 365 days`
		CookieLifeTime: 86400 * 60,  // want `session.ManagerConfig.CookieLifeTime lives for 60 days`
	})
}

// inherited leaves Maxlifetime out, which then is Gclifetime.
func inherited() (*session.Manager, error) {
	return session.NewManager("file", &session.ManagerConfig{CookieName: "sid", Gclifetime: 86400 * 45}) // want `ManagerConfig.Gclifetime lives for 45 days`
}

func options() *session.ManagerConfig {
	return session.NewManagerConfig(
		session.CfgCookieName("sid"),
		session.CfgGcLifeTime(86400*365),     // want `session.CfgGcLifeTime lives for 365 days`
		session.CfgMaxLifeTime(86400*365),    // want `session.CfgMaxLifeTime lives for 365 days`
		session.CfgCookieLifeTime(86400*365), // want `session.CfgCookieLifeTime lives for 365 days`
	)
}

func helped() { setup.Sessions(86400 * 120) } // want `SessionGCMaxLifetime lives for 120 days`
