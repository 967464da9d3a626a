// Package beegocookie writes cookies with beego.
package beegocookie

import (
	"github.com/beego/beego/v2/server/web"
	"github.com/beego/beego/v2/server/web/context"
)

type login struct{ web.Controller }

func (c *login) Post() {
	token := c.GetString("token")
	c.Ctx.SetCookie("session", token)                                     // want `session cookie "session" lacks Secure, HttpOnly and SameSite: .*; pass true as argument 6, true as argument 7 and "Lax" as argument 8$`
	c.Ctx.SetCookie("session", token, 3600, "/", "", true, true)          // want `session cookie "session" lacks SameSite: `
	c.SetSecureCookie("key", "remember", token, 3600, "/", "", nil, true) // want `session cookie "remember" lacks Secure and SameSite: `
}

func output(ctx *context.Context, token string) {
	ctx.Output.Cookie("session", token, 3600, "/", "", false, true, "Strict") // want `session cookie "session" lacks Secure: `
}

func (c *login) Put() {
	token := c.GetString("token")
	secure := c.Ctx.Input.IsSecure()
	c.Ctx.SetCookie("session", token, 3600, "/", "", true, true, "Lax")
	c.SetSecureCookie("key", "session", token, 3600, "/", "", secure, true, "Strict")
}

func (c *login) Delete(others []interface{}) {
	c.Ctx.SetCookie("session", "", -1)
	c.Ctx.SetCookie("session", "x", -1, "/")
	c.Ctx.SetCookie("lang", c.GetString("lang"), 3600)
	c.Ctx.SetCookie("session", c.GetString("token"), others...)
}
