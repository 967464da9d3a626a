// Package main logs in in function literals: each is told by its route.
package main

import (
	"crypto/rand"
	"net/http"
	"sync"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/labstack/echo/v4"
	"golang.org/x/crypto/bcrypt"
	"gorm.io/gorm"
)

type session struct {
	user string
	last time.Time
}

type sessions struct {
	sync.Mutex
	m map[string]session
}

func (s *sessions) start(user string) string {
	id := rand.Text()
	s.Lock()
	defer s.Unlock()
	s.m[id] = session{user, time.Now()}
	return id
}

func main() {
	s := &sessions{m: map[string]session{}}
	hashes := map[string][]byte{}
	e := echo.New()
	e.POST("/login", func(c echo.Context) error { // want `POST /login opens a session \(src/concurrent/literals/literals.go:30, map m\)`
		u := c.FormValue("user")
		if bcrypt.CompareHashAndPassword(hashes[u], []byte(c.FormValue("password"))) != nil {
			return echo.ErrUnauthorized
		}
		c.SetCookie(&http.Cookie{Name: "id", Value: s.start(u)})
		return c.NoContent(http.StatusNoContent)
	})
}

type LoginSession struct {
	gorm.Model
	Token     string
	UserID    uint
	ExpiresAt time.Time
}

type service struct{ db *gorm.DB }

func (s *service) Login(mail, password string) (*LoginSession, error) {
	var u struct {
		ID   uint
		Hash string
	}
	s.db.Table("users").Where("mail = ?", mail).Take(&u)
	if err := bcrypt.CompareHashAndPassword([]byte(u.Hash), []byte(password)); err != nil {
		return nil, err
	}
	ls := &LoginSession{Token: rand.Text(), UserID: u.ID, ExpiresAt: time.Now().Add(9 * time.Hour)}
	return ls, s.db.Create(ls).Error
}

func register(r gin.IRouter, s *service) {
	r.POST("/signin", func(c *gin.Context) { // want `POST /signin opens a session \(src/concurrent/literals/literals.go:67, type LoginSession\)`
		ls, err := s.Login(c.PostForm("mail"), c.PostForm("password"))
		if err != nil {
			c.AbortWithStatus(http.StatusUnauthorized)
			return
		}
		c.SetCookie("login", ls.Token, 9*3600, "/", "", true, true)
	})
}
