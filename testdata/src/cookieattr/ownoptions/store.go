package portal // want package:"configures session cookies"

import (
	"net/http"

	"github.com/gin-contrib/sessions"
	"github.com/gin-contrib/sessions/cookie"
	"github.com/gin-gonic/gin"
)

type Cookies struct {
	Path     string
	Seconds  int
	SameSite http.SameSite
	TLS      bool
	Script   bool
}

func (c Cookies) options() sessions.Options {
	return sessions.Options{ // want `session cookie lacks HttpOnly: an injected script can read it; set`
		Path:     c.Path,
		MaxAge:   c.Seconds,
		Secure:   c.TLS,
		HttpOnly: !c.Script,
		SameSite: c.SameSite,
	}
}

type Portal struct {
	engine *gin.Engine
	check  func(user, pass string) bool
}

func New(key []byte, check func(user, pass string) bool) *Portal {
	st := cookie.NewStore(key)
	st.Options(Cookies{Path: "/", Seconds: 7200, TLS: true, Script: true, SameSite: http.SameSiteLaxMode}.options())
	p := &Portal{engine: gin.New(), check: check}
	p.engine.Use(sessions.Sessions("portal", st))
	p.engine.POST("/login", p.login)
	return p
}

func (p *Portal) login(c *gin.Context) {
	user := c.PostForm("user")
	if !p.check(user, c.PostForm("password")) {
		c.AbortWithStatus(http.StatusUnauthorized)
		return
	}
	s := sessions.Default(c)
	s.Clear()
	s.Set("user", user)
	if err := s.Save(); err != nil {
		c.AbortWithStatus(http.StatusInternalServerError)
	}
}

// Off says no script is to read it.
func Off(key []byte) cookie.Store {
	st := cookie.NewStore(key)
	st.Options(fixed{TLS: true}.options())
	return st
}

type fixed struct{ TLS, Script bool }

func (f fixed) options() sessions.Options {
	return sessions.Options{Path: "/", Secure: f.TLS, HttpOnly: !f.Script, SameSite: http.SameSiteLaxMode}
}

// read comes from a file: nobody knows what it says.
func read(key []byte, load func() switched) cookie.Store {
	st := cookie.NewStore(key)
	st.Options(load().options())
	return st
}

type switched struct{ TLS, Script bool }

func (s switched) options() sessions.Options {
	return sessions.Options{Path: "/", Secure: s.TLS, HttpOnly: !s.Script, SameSite: http.SameSiteLaxMode}
}
