package main

import (
	"crypto/rand"
	"log"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
	"golang.org/x/crypto/bcrypt"
	"gorm.io/gorm"

	"sessionlint.test/src/logout/embeddedend/models"
)

type srv struct{ db *gorm.DB }

func (s *srv) login(c *gin.Context) {
	var o models.Owner
	if s.db.First(&o, "login = ?", c.PostForm("login")).Error != nil ||
		bcrypt.CompareHashAndPassword([]byte(o.Hash), []byte(c.PostForm("password"))) != nil {
		c.AbortWithStatus(401)
		return
	}
	d := models.Device{Lifetime: models.For(24 * time.Hour), Secret: rand.Text(), OwnerID: o.ID, Platform: c.Request.UserAgent()}
	if err := s.db.Create(&d).Error; err != nil {
		c.AbortWithError(500, err)
		return
	}
	c.SetSameSite(http.SameSiteLaxMode)
	c.SetCookie("device", d.Secret, 86400, "/", "", true, true)
	c.Status(204)
}

func (s *srv) guard(c *gin.Context) {
	secret, err := c.Cookie("device")
	var d models.Device
	if err != nil || s.db.Where(&models.Device{Secret: secret}).First(&d).Error != nil || !d.Running() {
		c.AbortWithStatus(401)
		return
	}
	c.Set("device", &d)
}

func (s *srv) logout(c *gin.Context) {
	d := c.MustGet("device").(*models.Device)
	d.Cut()
	if err := s.db.Save(d).Error; err != nil {
		c.AbortWithError(500, err)
		return
	}
	c.SetSameSite(http.SameSiteLaxMode)
	c.SetCookie("device", "", -1, "/", "", true, true)
	c.Status(204)
}

func run(dial gorm.Dialector) error {
	db, err := gorm.Open(dial, &gorm.Config{})
	if err != nil {
		return err
	}
	s := &srv{db}
	r := gin.New()
	r.POST("/login", s.login)
	g := r.Group("/", s.guard)
	g.POST("/logout", s.logout)
	g.GET("/", func(c *gin.Context) { c.String(200, "ok") })
	return r.Run()
}

var dialect gorm.Dialector

func main() { log.Fatal(run(dialect)) }
