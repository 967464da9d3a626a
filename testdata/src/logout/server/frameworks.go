package server

import (
	"github.com/beego/beego/v2/server/web"
	fast "github.com/fasthttp/session/v2"
	fiber2 "github.com/gofiber/fiber/v2"
	session2 "github.com/gofiber/fiber/v2/middleware/session"
	"github.com/gofiber/fiber/v3"
	"github.com/gogf/gf/v2/net/ghttp"
	iriscontext "github.com/kataras/iris/v12/context"
	"github.com/valyala/fasthttp"
)

type LogoutController struct{ web.Controller }

func (c *LogoutController) Logout() { // want `Logout only touches the client's side`
	c.Ctx.SetCookie("beegosessionID", "", -1, "/")
	c.Redirect("/", 302)
}

var store2 = session2.New()

func fiberLogin(c *fiber2.Ctx) error {
	s, err := store2.Get(c)
	if err != nil {
		return err
	}
	s.Set("user", 1)
	return s.Save()
}

func fiberLogout(c *fiber2.Ctx) error { // want `fiberLogout changes the session and never saves it`
	s, err := store2.Get(c)
	if err != nil {
		return err
	}
	s.Delete("user")
	return c.Redirect("/")
}

func fiberLogoutCookie(c *fiber2.Ctx) error { // want `fiberLogoutCookie only touches the client's side`
	c.ClearCookie("session_id")
	return c.Redirect("/")
}

func fiber3Logout(c fiber.Ctx) error { // want `fiber3Logout only touches the client's side`
	c.ClearCookie()
	return c.SendStatus(fiber.StatusNoContent)
}

func irisLogout(ctx *iriscontext.Context) { // want `irisLogout only touches the client's side`
	ctx.RemoveCookie("app")
}

var fastSessions *fast.Session

func fastLogin(ctx *fasthttp.RequestCtx) {
	s, err := fastSessions.Get(ctx)
	if err == nil {
		s.Set("user", 1)
		_ = fastSessions.Save(ctx, s)
	}
}

func fastLogout(ctx *fasthttp.RequestCtx) { // want `fastLogout changes the session and never saves it`
	s, err := fastSessions.Get(ctx)
	if err == nil {
		s.Delete("user")
	}
}

func fastLogoutCookie(ctx *fasthttp.RequestCtx) { // want `fastLogoutCookie only touches the client's side`
	ctx.Response.Header.DelClientCookie("sessionid")
}

func frameLogout(r *ghttp.Request) { // want `frameLogout only touches the client's side`
	r.Cookie.Remove("gfsessionid")
}
