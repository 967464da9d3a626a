// Package ginredis keeps gin's sessions in redis.
package ginredis

import (
	"net/http"

	"github.com/gin-contrib/sessions"
	"github.com/gin-contrib/sessions/redis"
	"github.com/gin-gonic/gin"
	"golang.org/x/crypto/bcrypt"
)

const sessionKeyUser = "u"

type User struct {
	ID   uint
	Hash string
}

type loginForm struct{ Name, Password string }

func find(string) User { return User{} }

func Routes(key []byte) (*gin.Engine, error) {
	store, err := redis.NewStore(10, "tcp", "localhost:6379", "", "", key)
	if err != nil {
		return nil, err
	}
	r := gin.Default()
	r.Use(sessions.Sessions("app", store))
	r.POST("/login", postLogin)
	r.POST("/login2", postLoginDeleted)
	r.POST("/theme", func(c *gin.Context) {
		s := sessions.Default(c)
		s.Set("theme", c.PostForm("theme"))
		_ = s.Save()
	})
	r.POST("/inline", func(c *gin.Context) {
		u := find(c.PostForm("name"))
		if bcrypt.CompareHashAndPassword([]byte(u.Hash), []byte(c.PostForm("password"))) == nil {
			s := sessions.Default(c)
			s.Set("user", u.ID) // want `Routes verifies a password and then puts "user" into the session`
			_ = s.Save()
		}
	})
	return r, nil
}

func postLogin(c *gin.Context) {
	var f loginForm
	if c.Bind(&f) != nil {
		return
	}
	u := find(f.Name)
	if err := bcrypt.CompareHashAndPassword([]byte(u.Hash), []byte(f.Password)); err != nil {
		c.Status(http.StatusUnauthorized)
		return
	}
	s := sessions.Default(c)
	s.Set(sessionKeyUser, u.ID) // want `postLogin verifies a password and then puts "User.ID" into the session`
	_ = s.Save()
}

func postLoginDeleted(c *gin.Context) {
	u := find(c.PostForm("name"))
	if err := bcrypt.CompareHashAndPassword([]byte(u.Hash), []byte(c.PostForm("password"))); err != nil {
		return
	}
	s := sessions.Default(c)
	s.Clear()
	s.Options(sessions.Options{MaxAge: -1})
	_ = s.Save()
	s.Set(sessionKeyUser, u.ID)
	_ = s.Save()
}
