// Package serversound ends sessions that libraries keep on the server.
package serversound

import (
	"net/http"
	"os"
	"time"

	chisession "gitea.com/go-chi/session"
	"github.com/alexedwards/scs/v2"
	"github.com/boj/redistore"
	flamego "github.com/flamego/session"
	"github.com/go-macaron/session"
	gosession "github.com/go-session/session/v3"
	echosession "github.com/labstack/echo-contrib/session"
	"github.com/labstack/echo/v4"
	"github.com/zerodha/simplesessions/v3"
	"gopkg.in/macaron.v1"
)

var manager = scs.New()

func logoutDestroy(w http.ResponseWriter, r *http.Request) {
	if err := manager.Destroy(r.Context()); err != nil {
		http.Error(w, "later", http.StatusInternalServerError)
	}
}

func logoutClear(w http.ResponseWriter, r *http.Request) {
	_ = manager.Clear(r.Context())
}

func logoutRemove(w http.ResponseWriter, r *http.Request) {
	_ = manager.RenewToken(r.Context())
	manager.Remove(r.Context(), "userID")
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

func logoutZero(w http.ResponseWriter, r *http.Request) {
	manager.Put(r.Context(), "userID", 0)
}

var store, _ = redistore.NewRediStore(10, "tcp", ":6379", "", "", []byte(os.Getenv("KEY")))

func redisLogout(w http.ResponseWriter, r *http.Request) {
	session, _ := store.Get(r, "app")
	session.Options.MaxAge = -1
	_ = session.Save(r, w)
}

func redisLogoutValues(w http.ResponseWriter, r *http.Request) {
	session, _ := store.Get(r, "app")
	for k := range session.Values {
		delete(session.Values, k)
	}
	_ = store.Save(r, w, session)
}

func redisLogoutFlag(w http.ResponseWriter, r *http.Request) {
	session, _ := store.Get(r, "app")
	defer session.Save(r, w)
	session.Values["authenticated"] = false
}

func redisLogoutMap(w http.ResponseWriter, r *http.Request) {
	session, _ := store.Get(r, "app")
	session.Values = map[any]any{}
	session.Options.MaxAge = 0
	_ = session.Save(r, w)
}

func echoLogout(c echo.Context) error {
	s, err := echosession.Get("app", c)
	if err != nil {
		return err
	}
	delete(s.Values, "user")
	if err := s.Save(c.Request(), c.Response()); err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, "/")
}

func chiSignOut(w http.ResponseWriter, r *http.Request) {
	_ = chisession.GetSession(r).Flush()
}

func macaronSignOut(ctx *macaron.Context, sess session.Store) {
	_ = sess.Delete("uid")
	_ = sess.Delete("uname")
	ctx.SetCookie("uid", "", -1)
}

func macaronSignOutDestroyed(ctx *macaron.Context, sess session.Store) {
	_ = sess.Destory(ctx)
}

func flamegoSignOut(w http.ResponseWriter, r *http.Request, sess flamego.Session) {
	sess.Flush()
}

func goSessionLogout(w http.ResponseWriter, r *http.Request) {
	s, err := gosession.Start(r.Context(), w, r)
	if err != nil {
		return
	}
	if err := s.Flush(); err == nil {
		_ = s.Save()
	}
}

func goSessionLogoutDestroyed(w http.ResponseWriter, r *http.Request) {
	_ = gosession.Destroy(r.Context(), w, r)
}

type app struct{ sessions *simplesessions.Manager }

func (a *app) logout(w http.ResponseWriter, r *http.Request) {
	s, err := a.sessions.Acquire(r.Context(), r, w)
	if err != nil {
		return
	}
	_ = s.Destroy()
}

func (a *app) logoutCleared(w http.ResponseWriter, r *http.Request) {
	s, err := a.sessions.Acquire(r.Context(), r, w)
	if err != nil {
		return
	}
	_ = s.Clear()
	http.SetCookie(w, &http.Cookie{Name: "session", Path: "/", Expires: time.Unix(0, 0)})
}
