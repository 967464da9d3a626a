// Package records calls its sessions clients and ends them.
package records

import (
	"net/http"
	"sync"

	"github.com/gin-gonic/gin"
	"github.com/redis/go-redis/v9"
	"gorm.io/gorm"
)

type Client struct {
	ID     uint
	Token  string
	UserID uint
}

type clients interface {
	DeleteClientByID(id uint) error
}

type api struct {
	db    clients
	gorm  *gorm.DB
	redis *redis.Client
	mu    sync.Mutex
	live  map[string]*Client
	pool  sync.Map // sessions by token
}

// Logout deletes a client, which is a session here.
func (a *api) Logout(c *gin.Context) {
	c.SetCookie("client", "", -1, "/", "", true, true)
	a.db.DeleteClientByID(c.GetUint("client"))
}

// LogoutGorm deletes the row.
func (a *api) LogoutGorm(c *gin.Context) {
	a.gorm.Where("token = ?", c.GetString("token")).Delete(&Client{})
}

// LogoutFlag marks the row.
func (a *api) LogoutFlag(c *gin.Context) {
	a.gorm.Model(&Client{}).Where("token = ?", c.GetString("token")).Update("revoked", true)
}

// LogoutRedis deletes the key.
func (a *api) LogoutRedis(w http.ResponseWriter, r *http.Request) {
	a.redis.Del(r.Context(), "session:"+r.FormValue("token"))
}

// LogoutList puts the token on a list.
func (a *api) LogoutList(w http.ResponseWriter, r *http.Request) {
	a.redis.Set(r.Context(), "jwt:denylist:"+r.FormValue("token"), 1, 0)
}

// LogoutMap forgets the session.
func (a *api) LogoutMap(w http.ResponseWriter, r *http.Request) {
	a.mu.Lock()
	defer a.mu.Unlock()
	delete(a.live, r.FormValue("token"))
}

// LogoutLater forgets it in a goroutine.
func (a *api) LogoutLater(w http.ResponseWriter, r *http.Request) {
	token := r.FormValue("token")
	go func() { a.end(token) }()
}

func (a *api) end(token string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	delete(a.live, token)
}
