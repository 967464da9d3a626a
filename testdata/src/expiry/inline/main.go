package main

import (
	"crypto/rand"
	"time"

	"github.com/gin-gonic/gin"
	"golang.org/x/crypto/bcrypt"
	"gorm.io/gorm"
)

type Account struct {
	ID   uint
	Mail string
	Hash string
}

type LoginTicket struct {
	ID        uint
	AccountID uint
	Account   Account
	Code      string
	CreatedAt time.Time
	ExpiresAt time.Time
}

type H struct{ db *gorm.DB }

func (h H) login(c *gin.Context) {
	var a Account
	if h.db.Where("mail = ?", c.PostForm("mail")).First(&a).Error != nil || bcrypt.CompareHashAndPassword([]byte(a.Hash), []byte(c.PostForm("password"))) != nil {
		c.AbortWithStatus(401)
		return
	}
	t := LoginTicket{AccountID: a.ID, Code: rand.Text(), ExpiresAt: time.Now().Add(12 * time.Hour)}
	if h.db.Create(&t).Error != nil {
		c.AbortWithStatus(500)
		return
	}
	c.JSON(200, gin.H{"ticket": t.Code, "expires": t.ExpiresAt})
}

func (h H) auth(c *gin.Context) { // want `auth looks up a record by what the client presents, but LoginTicket\.ExpiresAt, which says `
	var t LoginTicket
	if err := h.db.Preload("Account").Where(&LoginTicket{Code: c.GetHeader("X-Ticket")}).First(&t).Error; err != nil {
		c.AbortWithStatus(401)
		return
	}
	c.Set("account", t.Account)
}

func main() {
	db, _ := gorm.Open(nil)
	h := H{db}
	r := gin.New()
	r.POST("/login", h.login)
	r.GET("/me", h.auth, func(c *gin.Context) { c.JSON(200, c.MustGet("account")) })
	r.Run()
}
