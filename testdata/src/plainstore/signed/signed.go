// Package signed keeps secrets in sessions whose cookie is signed only.
package signed

import (
	"net/http"
	"os"

	"github.com/gin-contrib/sessions"
	"github.com/gin-contrib/sessions/cookie"
	"github.com/gin-gonic/gin"
	gorilla "github.com/gorilla/sessions"
)

var store = gorilla.NewCookieStore([]byte(os.Getenv("SESSION_KEY")))

func remember(w http.ResponseWriter, r *http.Request) {
	s, err := store.Get(r, "app")
	if err != nil {
		return
	}
	s.Values["password"] = r.FormValue("password")         // want `a password, or its hash, is put into a session whose cookie is signed but not encrypted`
	s.Values["date_of_birth"] = r.FormValue("birth")       // want `the personal or secret value date_of_birth is put into a session`
	s.Values["access_token"] = r.Header.Get("X-Forwarded") // want `the token access_token is put into a session`
	s.Values["user"] = r.FormValue("user")
	s.Values["password_changed"] = true
	s.Save(r, w)
}

func router() *gin.Engine {
	e := gin.New()
	e.Use(sessions.Sessions("app", cookie.NewStore([]byte(os.Getenv("SESSION_KEY")))))
	e.POST("/login", func(c *gin.Context) {
		s := sessions.Default(c)
		s.Set("user", c.PostForm("user"))
		s.Set("totp_secret", c.PostForm("secret")) // want `the personal or secret value totp_secret is put into a session`
		s.Save()
	})
	return e
}
