package httpapi

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"sessionlint.test/src/weaktoken/wired/barrier"
)

type api struct{ garage *barrier.Garage }

func Mount(g *gin.RouterGroup, garage *barrier.Garage) {
	a := &api{garage}
	g.POST("/login", a.login)
	g.GET("/whoami", a.guard, a.whoami)
}

func (a *api) login(c *gin.Context) {
	var in struct {
		Plate string `json:"plate"`
		Pin   string `json:"pin"`
	}
	if err := c.ShouldBindJSON(&in); err != nil {
		c.AbortWithStatus(http.StatusBadRequest)
		return
	}
	p, err := a.garage.Admit(in.Plate, in.Pin)
	if err != nil {
		c.AbortWithStatus(http.StatusForbidden)
		return
	}
	c.SetSameSite(http.SameSiteStrictMode)
	c.SetCookie("pass", p.No, 3600, "/", "", true, true)
	c.Status(http.StatusNoContent)
}

func (a *api) guard(c *gin.Context) {
	no, _ := c.Cookie("pass")
	p, ok := a.garage.Pass(no)
	if !ok {
		c.AbortWithStatus(http.StatusUnauthorized)
		return
	}
	c.Set("pass", p)
}

func (a *api) whoami(c *gin.Context) {
	c.JSON(200, gin.H{"plate": c.MustGet("pass").(*barrier.Pass).Plate})
}
