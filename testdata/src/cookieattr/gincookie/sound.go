package gincookie

import (
	"net/http"

	"github.com/gin-contrib/sessions"
	"github.com/gin-gonic/gin"
)

func full(c *gin.Context, token string) {
	c.SetSameSite(http.SameSiteLaxMode)
	c.SetCookie("access_token", token, 3600, "/", "", true, true)
}

func onlySameSite(c *gin.Context, token string) {
	c.SetCookie("access_token", token, 3600, "/", "", true, true)
}

func runtimeSecure(c *gin.Context, token string, cfg config) {
	c.SetSameSite(http.SameSiteStrictMode)
	c.SetCookie("access_token", token, 3600, "/", "", cfg.Secure, true)
}

func deleted(c *gin.Context) {
	c.SetCookie("access_token", "", -1, "/", "", false, true)
	c.SetCookie("access_token", "", 0, "/", "", false, false)
	c.SetCookie("access_token", "deleted", -1, "/", "", false, false)
}

func other(c *gin.Context, v string) {
	c.SetCookie("language", v, 3600, "/", "", false, false)
}

func logout(c *gin.Context) {
	s := sessions.Default(c)
	s.Options(sessions.Options{MaxAge: -1})
	s.Save()
}

func appliedOptions(c *gin.Context, secure bool) {
	s := sessions.Default(c)
	s.Options(sessions.Options{Path: "/", Secure: secure, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}
