// Package clearedsession applies options of their own to sessions that end.
package clearedsession

import (
	"net/http"

	"github.com/gin-contrib/sessions"
	"github.com/gin-contrib/sessions/cookie"
	"github.com/gin-gonic/gin"
	gorilla "github.com/gorilla/sessions"
)

func newRouter(key []byte) *gin.Engine {
	r := gin.New()
	r.Use(sessions.Sessions("session", cookie.NewStore(key))) // want `session cookie of cookie.NewStore lacks`
	r.POST("/logout", func(c *gin.Context) {
		s := sessions.Default(c)
		s.Clear()
		s.Options(sessions.Options{Path: "/", MaxAge: -1})
		s.Save()
	})
	return r
}

var store = gorilla.NewCookieStore([]byte("0123456789abcdef0123456789abcdef")) // want `session cookie of sessions.NewCookieStore lacks`

func logout(w http.ResponseWriter, r *http.Request) {
	s, _ := store.Get(r, "session")
	s.Options = &gorilla.Options{Path: "/", MaxAge: -1}
	s.Save(r, w)
}
