package main

import (
	"crypto/rand"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
	"golang.org/x/crypto/bcrypt"
	"gorm.io/gorm"
)

// Repository is the generic base of all repositories.
type Repository[T any] struct{ db *gorm.DB }

func (r Repository[T]) Create(x *T) error { return r.db.Create(x).Error }
func (r Repository[T]) FirstBy(q string, args ...any) (*T, error) {
	x := new(T)
	return x, r.db.Where(q, args...).First(x).Error
}
func (r Repository[T]) DeleteBy(q string, args ...any) error {
	return r.db.Where(q, args...).Delete(new(T)).Error
}

type Session struct {
	Token     string
	UserID    uint
	ExpiresAt time.Time
}

type SessionRepo struct{ Repository[Session] }

type Ctl struct{ sessions SessionRepo }

func (h Ctl) login(c *gin.Context) {
	if bcrypt.CompareHashAndPassword([]byte("x"), []byte(c.PostForm("password"))) != nil {
		c.AbortWithStatus(401)
		return
	}
	s := &Session{rand.Text(), 1, time.Now().Add(time.Hour)}
	if h.sessions.Create(s) != nil {
		c.AbortWithStatus(500)
		return
	}
	c.SetSameSite(http.SameSiteLaxMode)
	c.SetCookie("session", s.Token, 3600, "/", "", true, true)
}

func (h Ctl) auth(c *gin.Context) {
	t, _ := c.Cookie("session")
	s, err := h.sessions.FirstBy("token = ? AND expires_at > ?", t, time.Now())
	if err != nil {
		c.AbortWithStatus(401)
		return
	}
	c.Set("session", s)
}

func (h Ctl) logout(c *gin.Context) {
	s := c.MustGet("session").(*Session)
	if h.sessions.DeleteBy("token = ?", s.Token) != nil {
		c.AbortWithStatus(500)
		return
	}
	c.SetSameSite(http.SameSiteLaxMode)
	c.SetCookie("session", "", -1, "/", "", true, true)
}

func main() {
	db, _ := gorm.Open(nil)
	h := Ctl{SessionRepo{Repository[Session]{db}}}
	r := gin.New()
	r.POST("/login", h.login)
	r.POST("/logout", h.auth, h.logout)
	r.Run()
}
