// Package server leaves the sessions that libraries keep on the server.
package server

import (
	"net/http"
	"os"

	chisession "gitea.com/go-chi/session"
	"github.com/alexedwards/scs/v2"
	flamego "github.com/flamego/session"
	"github.com/go-macaron/session"
	gosession "github.com/go-session/session/v3"
	"github.com/gorilla/sessions"
	"github.com/labstack/echo/v4"
	"github.com/zerodha/simplesessions/v3"
	"gopkg.in/macaron.v1"
)

var manager = scs.New()

func logout(w http.ResponseWriter, r *http.Request) { // want `logout only touches the client's side`
	http.SetCookie(w, &http.Cookie{Name: manager.Cookie.Name, Path: "/", MaxAge: -1})
}

func renewLogout(w http.ResponseWriter, r *http.Request) { // want `renewLogout only touches the client's side`
	_ = manager.RenewToken(r.Context())
	http.SetCookie(w, &http.Cookie{Name: "remember", Path: "/", MaxAge: -1})
}

var store = sessions.NewFilesystemStore("", []byte(os.Getenv("KEY")))

func gorillaLogin(w http.ResponseWriter, r *http.Request) {
	s, _ := store.Get(r, "app")
	s.Values["user"] = 1
	_ = s.Save(r, w)
}

func gorillaLogout(w http.ResponseWriter, r *http.Request) { // want `gorillaLogout sets the age of the session's cookie to 0 \(src/logout/server/net.go:\d+\), which ends nothing.*write -1`
	s, _ := store.Get(r, "app")
	s.Options.MaxAge = 0
	_ = s.Save(r, w)
}

func gorillaLogoutUnsaved(w http.ResponseWriter, r *http.Request) { // want `gorillaLogoutUnsaved changes the session and never saves it \(src/logout/server/net.go:\d+\)`
	s, _ := store.Get(r, "app")
	s.Options.MaxAge = -1
	http.Redirect(w, r, "/", http.StatusFound)
}

func gorillaLogoutFlag(w http.ResponseWriter, r *http.Request) { // want `gorillaLogoutFlag changes the session and never saves it`
	s, _ := store.Get(r, "app")
	s.Values["authenticated"] = false
}

func echoLogout(c echo.Context) error { // want `echoLogout only touches the client's side`
	c.SetCookie(&http.Cookie{Name: "app", Path: "/", MaxAge: -1})
	return c.Redirect(http.StatusSeeOther, "/")
}

func chiSignOut(w http.ResponseWriter, r *http.Request) { // want `chiSignOut only touches the client's side`
	_ = chisession.GetSession(r).Get("uid")
	http.SetCookie(w, &http.Cookie{Name: "session", Path: "/", MaxAge: -1})
}

func macaronSignOut(ctx *macaron.Context, sess session.Store) { // want `macaronSignOut only touches the client's side`
	ctx.SetCookie("session", "", -1)
}

func flamegoSignOut(w http.ResponseWriter, r *http.Request, sess flamego.Session) { // want `flamegoSignOut only touches the client's side`
	http.SetCookie(w, &http.Cookie{Name: "flamego_session", Path: "/", MaxAge: -1})
}

func goSessionLogin(w http.ResponseWriter, r *http.Request) {
	s, err := gosession.Start(r.Context(), w, r)
	if err == nil {
		s.Set("user", r.FormValue("name"))
		_ = s.Save()
	}
}

func goSessionLogout(w http.ResponseWriter, r *http.Request) { // want `goSessionLogout changes the session and never saves it`
	s, err := gosession.Start(r.Context(), w, r)
	if err == nil {
		s.Delete("user")
	}
}

type app struct{ sessions *simplesessions.Manager }

func (a *app) logout(w http.ResponseWriter, r *http.Request) { // want `logout only touches the client's side`
	s, err := a.sessions.Acquire(r.Context(), r, w)
	if err == nil {
		_ = s.ClearCookie()
	}
}
