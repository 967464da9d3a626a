package serversound

import (
	"context"
	"os"

	"github.com/beego/beego/v2/server/web"
	hertzapp "github.com/cloudwego/hertz/pkg/app"
	fast "github.com/fasthttp/session/v2"
	"github.com/gin-contrib/sessions"
	"github.com/gin-contrib/sessions/redis"
	"github.com/gin-gonic/gin"
	fiber2 "github.com/gofiber/fiber/v2"
	session2 "github.com/gofiber/fiber/v2/middleware/session"
	"github.com/gofiber/fiber/v3"
	session3 "github.com/gofiber/fiber/v3/middleware/session"
	"github.com/gogf/gf/v2/net/ghttp"
	hertz "github.com/hertz-contrib/sessions"
	hertzredis "github.com/hertz-contrib/sessions/redis"
	iriscontext "github.com/kataras/iris/v12/context"
	irissessions "github.com/kataras/iris/v12/sessions"
	"github.com/valyala/fasthttp"
)

func newStores() {
	_, _ = redis.NewStore(10, "tcp", ":6379", "", "", []byte(os.Getenv("KEY")))
	_, _ = hertzredis.NewStore(10, "tcp", ":6379", "", []byte(os.Getenv("KEY")))
}

func ginLogout(c *gin.Context) {
	s := sessions.Default(c)
	s.Clear()
	_ = s.Save()
}

func ginSignOut(c *gin.Context) {
	s := sessions.Default(c)
	s.Options(sessions.Options{MaxAge: -1})
	_ = s.Save()
}

func ginLogoutNil(c *gin.Context) {
	s := sessions.Default(c)
	s.Set("user", nil)
	_ = s.Save()
	c.SetCookie("user", "", -1, "/", "", true, true)
}

func hertzLogout(ctx context.Context, c *hertzapp.RequestContext) {
	s := hertz.Default(c)
	s.Delete("user")
	_ = s.Save()
}

type LogoutController struct{ web.Controller }

func (c *LogoutController) Logout() {
	c.DelSession("uid")
	c.Redirect("/", 302)
}

func (c *LogoutController) SignOut() {
	_ = c.DestroySession()
}

func (c *LogoutController) Logoff() {
	c.SetSession("uid", nil)
}

var store2 = session2.New()

func fiberLogout(c *fiber2.Ctx) error {
	s, err := store2.Get(c)
	if err != nil {
		return err
	}
	return s.Destroy()
}

func fiberLogoutDeleted(c *fiber2.Ctx) error {
	s, err := store2.Get(c)
	if err != nil {
		return err
	}
	s.Delete("user")
	c.ClearCookie("theme")
	return s.Save()
}

func fiberLogoutReset(c *fiber2.Ctx) error {
	s, err := store2.Get(c)
	if err != nil {
		return err
	}
	if err := s.Reset(); err != nil {
		return err
	}
	return s.Save()
}

func fiber3Logout(c fiber.Ctx) error {
	return session3.FromContext(c).Destroy()
}

func fiber3LogoutDeleted(c fiber.Ctx) error {
	session3.FromContext(c).Delete("user")
	return c.SendStatus(fiber.StatusNoContent)
}

var manager2 = irissessions.New(irissessions.Config{Cookie: "app"})

func irisLogout(ctx *iriscontext.Context) {
	manager2.Start(ctx).Clear()
}

func irisLogoutDeleted(ctx *iriscontext.Context) {
	irissessions.Get(ctx).Delete("authenticated")
	ctx.RemoveCookie("remember")
}

func irisLogoutDestroyed(ctx *iriscontext.Context) {
	manager2.Destroy(ctx)
}

var fastSessions *fast.Session

func fastLogout(ctx *fasthttp.RequestCtx) {
	s, err := fastSessions.Get(ctx)
	if err != nil {
		return
	}
	s.Flush()
	_ = fastSessions.Save(ctx, s)
}

func fastLogoutDestroyed(ctx *fasthttp.RequestCtx) {
	_ = fastSessions.Destroy(ctx)
}

func frameLogout(r *ghttp.Request) {
	_ = r.Session.RemoveAll()
}

func frameLogoutRemoved(r *ghttp.Request) {
	r.Session.MustRemove("user")
	r.Cookie.Remove("user")
}
