package main

import (
	"crypto/rand"
	"time"

	"github.com/gin-gonic/gin"
	"golang.org/x/crypto/bcrypt"
	"gorm.io/gorm"
)

type Session struct {
	ID        uint
	Token     string
	UserID    uint
	ExpiresAt time.Time
}

type Server struct{ db *gorm.DB }

func (s *Server) login(c *gin.Context) {
	if bcrypt.CompareHashAndPassword([]byte("x"), []byte(c.PostForm("password"))) != nil {
		c.AbortWithStatus(401)
		return
	}
	x := Session{Token: rand.Text(), UserID: 1, ExpiresAt: time.Now().Add(12 * time.Hour)}
	if s.db.Create(&x).Error != nil {
		c.AbortWithStatus(500)
		return
	}
	c.JSON(200, gin.H{"token": x.Token})
}

func (s *Server) auth(c *gin.Context) { // want `auth looks up a record by what the client presents, but Session\.ExpiresAt, which says when`
	var x Session
	if err := s.db.Where("token = ?", c.GetHeader("Authorization")).First(&x).Error; err != nil {
		c.AbortWithStatus(401)
		return
	}
	c.Set("user", x.UserID)
}

func main() {
	db, _ := gorm.Open(nil)
	s := &Server{db}
	r := gin.New()
	r.POST("/login", s.login)
	r.GET("/me", s.auth)
	r.Run()
}
