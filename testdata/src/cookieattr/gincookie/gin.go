// Package gincookie writes cookies with gin. // want package:"configures" package:"same-site true"
package gincookie

import (
	"net/http"

	"github.com/gin-contrib/sessions"
	"github.com/gin-gonic/gin"
)

func bare(c *gin.Context, token string) {
	c.SetCookie("access_token", token, 3600, "/", "", false, true) // want `session cookie "access_token" lacks Secure and SameSite: .*; pass true as secure and call c.SetSameSite\(http.SameSiteLaxMode\) before$`
}

func scripted(c *gin.Context, token string) {
	c.SetCookie("session_id", token, 3600, "/", "", true, false) // want `session cookie "session_id" lacks HttpOnly and SameSite`
}

const appName = "app"

func tied(gc *gin.Context, sessionID, host string, appCookieSecure bool) {
	secure := appCookieSecure
	httpOnly := appCookieSecure
	gc.SetSameSite(http.SameSiteNoneMode)
	gc.SetCookie(appName+"_session", sessionID, 3600, "/", host, secure, httpOnly)
}

type config struct{ Secure bool }

func none(c *gin.Context, cfg config, token string) {
	c.SetSameSite(http.SameSiteNoneMode)
	c.SetCookie("session", token, 3600, "/", "", cfg.Secure, true) // want `session cookie "session" has SameSite=None without a certain Secure`
}

func set(c *gin.Context, name, value string, age int, secure bool) {
	c.SetSameSite(http.SameSiteLaxMode)
	c.SetCookie(name, value, age, "/", "", secure, true)
}

func callers(c *gin.Context, token string) {
	set(c, "session", token, 3600, false) // want `session cookie "session" lacks Secure: .*; pass true as secure$`
	set(c, "session", token, 3600, true)
	set(c, "session", token, -1, false)
	set(c, "theme", "dark", 3600, false)
}

func options(r *gin.Engine, store sessions.Store) {
	store.Options(sessions.Options{Path: "/", MaxAge: 86400, HttpOnly: true}) // want `session cookie lacks Secure and SameSite: .*; set Secure: true and SameSite: http.SameSiteLaxMode$`
	r.Use(sessions.Sessions("s", store))
}
