package main

import (
	"log"
	"net/http"
	"os"

	"github.com/gin-gonic/gin"
	"xorm.io/xorm"

	"sessionlint.test/src/logout/onlyeverywhere/auth"
)

type controller struct{ svc auth.Service }

type logoutForm struct {
	Everywhere bool `form:"everywhere" json:"everywhere"`
}

func (ct *controller) login(c *gin.Context) {
	n, err := ct.svc.Enter(c.PostForm("mail"), c.PostForm("password"))
	if err != nil {
		c.AbortWithStatus(http.StatusUnauthorized)
		return
	}
	c.SetSameSite(http.SameSiteLaxMode)
	c.SetCookie("tok", n.Token, 24*3600, "/", "", true, true)
	c.Redirect(http.StatusSeeOther, "/")
}

func (ct *controller) logout(c *gin.Context) { // want `logout ends the session on the server only if the client asks for it`
	var f logoutForm
	if err := c.ShouldBind(&f); err != nil {
		c.AbortWithStatus(http.StatusBadRequest)
		return
	}
	if f.Everywhere {
		if err := ct.svc.LeaveAll(c.GetInt64("person")); err != nil {
			c.AbortWithStatus(http.StatusInternalServerError)
			return
		}
	}
	c.SetSameSite(http.SameSiteLaxMode)
	c.SetCookie("tok", "", -1, "/", "", true, true)
	c.Redirect(http.StatusSeeOther, "/login")
}

func (ct *controller) guard(c *gin.Context) {
	tok, err := c.Cookie("tok")
	if err != nil {
		c.AbortWithStatus(http.StatusUnauthorized)
		return
	}
	id, err := ct.svc.Who(tok)
	if err != nil {
		c.AbortWithStatus(http.StatusUnauthorized)
		return
	}
	c.Set("person", id)
}

func main() {
	db, err := xorm.NewEngine("pgx", os.Getenv("DATABASE_URL"))
	if err != nil {
		log.Fatal(err)
	}
	ct := &controller{auth.NewService(db)}
	r := gin.Default()
	r.POST("/login", ct.login)
	g := r.Group("/", ct.guard)
	g.POST("/logout", ct.logout)
	g.GET("/", func(c *gin.Context) { c.String(200, "hi") })
	log.Fatal(r.Run())
}
