// Package client empties sessions of which the server keeps nothing: the old
// cookie logs in as before.
package client

import (
	"context"
	"net/http"
	"os"
	"time"

	"github.com/alexedwards/scs"
	"github.com/cloudwego/hertz/pkg/app"
	"github.com/dghubble/sessions"
	gin "github.com/gin-contrib/sessions"
	"github.com/gin-contrib/sessions/cookie"
	ginctx "github.com/gin-gonic/gin"
	"github.com/gobuffalo/buffalo"
	hertz "github.com/hertz-contrib/sessions"
	hertzcookie "github.com/hertz-contrib/sessions/cookie"
)

var (
	manager = scs.NewCookieManager(os.Getenv("KEY"))
	store   = sessions.NewCookieStore[string](sessions.DefaultCookieConfig, []byte(os.Getenv("KEY")), nil)
	_       = cookie.NewStore([]byte(os.Getenv("KEY")))
	_       = hertzcookie.NewStore([]byte(os.Getenv("KEY")))
)

func logout(w http.ResponseWriter, r *http.Request) { // want `logout only touches the client's side`
	_ = manager.Load(r).Destroy(w)
}

func logoutCleared(w http.ResponseWriter, r *http.Request) { // want `logoutCleared only touches the client's side`
	_ = manager.Load(r).Clear(w)
}

func dghubbleLogout(w http.ResponseWriter, r *http.Request) { // want `dghubbleLogout only touches the client's side`
	store.Destroy(w, "app")
}

func ginLogout(c *ginctx.Context) { // want `ginLogout only touches the client's side`
	s := gin.Default(c)
	s.Clear()
	s.Options(gin.Options{MaxAge: -1})
	_ = s.Save()
}

func ginSignOut(c *ginctx.Context) { // want `ginSignOut only touches the client's side`
	s := gin.Default(c)
	s.Options(gin.Options{MaxAge: -1})
	_ = s.Save()
}

func hertzLogout(ctx context.Context, c *app.RequestContext) { // want `hertzLogout only touches the client's side`
	s := hertz.Default(c)
	s.Clear()
	_ = s.Save()
}

func buffaloLogout(c buffalo.Context) error { // want `buffaloLogout only touches the client's side`
	c.Session().Clear()
	return c.Redirect(http.StatusFound, "/")
}

// A list of ended sessions makes up for it.
var denied = map[string]time.Time{}

func ended(id string) bool {
	_, is := denied[id]
	return is
}

func deniedSignOut(c *ginctx.Context) {
	s := gin.Default(c)
	if id, ok := s.Get("id").(string); ok {
		denied[id] = time.Now()
	}
	s.Clear()
	_ = s.Save()
}
