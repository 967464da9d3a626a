// Package encrypted keeps secrets in sessions that nobody else can read.
package encrypted

import (
	"net/http"
	"os"

	"github.com/gin-contrib/sessions"
	"github.com/gin-contrib/sessions/redis"
	"github.com/gin-gonic/gin"
	gorilla "github.com/gorilla/sessions"
)

var store = gorilla.NewCookieStore([]byte(os.Getenv("SESSION_KEY")), []byte(os.Getenv("BLOCK_KEY")))

func remember(w http.ResponseWriter, r *http.Request) {
	s, err := store.Get(r, "app")
	if err != nil {
		return
	}
	s.Values["password"] = r.FormValue("password")
	s.Values["access_token"] = r.Header.Get("X-Forwarded")
	s.Save(r, w)
}

func router() (*gin.Engine, error) {
	kept, err := redis.NewStore(10, "tcp", "localhost:6379", "", "", []byte(os.Getenv("SESSION_KEY")))
	if err != nil {
		return nil, err
	}
	e := gin.New()
	e.Use(sessions.Sessions("app", kept))
	e.POST("/login", func(c *gin.Context) {
		s := sessions.Default(c)
		s.Set("totp_secret", c.PostForm("secret"))
		s.Save()
	})
	return e, nil
}
