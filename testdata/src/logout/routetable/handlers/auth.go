package handlers

import (
	"net/http"

	"github.com/gin-contrib/sessions"
	"github.com/gin-gonic/gin"
	"golang.org/x/crypto/bcrypt"
	"gorm.io/gorm"
)

type User struct {
	ID       uint
	Email    string `gorm:"uniqueIndex"`
	Password string
}

type AuthController struct{ DB *gorm.DB }

type route struct {
	method, path string
	h            gin.HandlerFunc
}

func (a *AuthController) Register(g *gin.RouterGroup) {
	for _, rt := range []route{
		{http.MethodPost, "/session", a.create},
		{http.MethodDelete, "/session", a.remove},
		{http.MethodGet, "/session", a.show},
	} {
		g.Handle(rt.method, rt.path, rt.h)
	}
}

func (a *AuthController) create(c *gin.Context) {
	var in struct {
		Email    string `json:"email" binding:"required,email"`
		Password string `json:"password" binding:"required"`
	}
	if err := c.ShouldBindJSON(&in); err != nil {
		c.AbortWithStatus(http.StatusBadRequest)
		return
	}
	var u User
	if a.DB.Where("email = ?", in.Email).First(&u).Error != nil ||
		bcrypt.CompareHashAndPassword([]byte(u.Password), []byte(in.Password)) != nil {
		c.AbortWithStatus(http.StatusUnauthorized)
		return
	}
	s := sessions.Default(c)
	s.Set("uid", u.ID)
	if err := s.Save(); err != nil {
		c.AbortWithStatus(http.StatusInternalServerError)
		return
	}
	c.Status(http.StatusCreated)
}

func (a *AuthController) remove(c *gin.Context) { // want `remove only touches the client's side: whoever has a copy of the`
	s := sessions.Default(c)
	s.Clear()
	s.Options(sessions.Options{Path: "/", MaxAge: -1, HttpOnly: true, Secure: true})
	if err := s.Save(); err != nil {
		c.AbortWithStatus(http.StatusInternalServerError)
		return
	}
	c.Status(http.StatusNoContent)
}

func (a *AuthController) show(c *gin.Context) {
	uid, ok := sessions.Default(c).Get("uid").(uint)
	if !ok {
		c.AbortWithStatus(http.StatusUnauthorized)
		return
	}
	c.JSON(http.StatusOK, gin.H{"uid": uid})
}
