// Package manager configures sessions of beego. // want package:"configures"
package manager

import (
	"net/http"

	"github.com/beego/beego/v2/server/web/session"
)

func bare() (*session.Manager, error) {
	return session.NewManager("memory", &session.ManagerConfig{CookieName: "sid", Secure: true, DisableHTTPOnly: true}) // want `session cookie "sid" lacks HttpOnly and SameSite: .*; set DisableHTTPOnly: false and CookieSameSite: http.SameSiteLaxMode$`
}

func options() (*session.Manager, error) {
	return session.NewManager("memory", session.NewManagerConfig(session.CfgCookieName("sid"), session.CfgSameSite(http.SameSiteLaxMode))) // want `session cookie of session.NewManagerConfig lacks Secure: .*; pass session.CfgSecure\(true\)$`
}

func full(secure bool) {
	session.NewManager("memory", &session.ManagerConfig{CookieName: "sid", Secure: secure, CookieSameSite: http.SameSiteLaxMode})
	session.NewManager("memory", session.NewManagerConfig(session.CfgSecure(true), session.CfgHTTPOnly(true), session.CfgSameSite(http.SameSiteStrictMode), session.CfgSetCookie(true)))
}

func unknown(opts ...session.ManagerConfigOpt) {
	session.NewManager("memory", session.NewManagerConfig(opts...))
}
