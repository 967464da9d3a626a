// Package eitherid takes the id of a session from a header, or makes one.
package eitherid

import (
	"context"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/google/uuid"
	"github.com/redis/go-redis/v9"
	"golang.org/x/crypto/bcrypt"
)

type gateway struct {
	rdb    *redis.Client
	hashes map[string][]byte
}

type state struct {
	User   string `redis:"user"`
	Locale string `redis:"locale"`
}

func (g *gateway) sessionID(c *gin.Context) string {
	if id := c.GetHeader("X-Session-Id"); id != "" {
		return id
	}
	return uuid.NewString()
}

func (g *gateway) save(ctx context.Context, id string, st state) error {
	_, err := g.rdb.TxPipelined(ctx, func(p redis.Pipeliner) error {
		p.HSet(ctx, "gw:"+id, st)
		p.Expire(ctx, "gw:"+id, 30*time.Minute)
		return nil
	})
	return err
}

func (g *gateway) login(c *gin.Context) {
	var in struct {
		User     string `json:"user" binding:"required"`
		Password string `json:"password" binding:"required"`
		Locale   string `json:"locale"`
	}
	if c.ShouldBindJSON(&in) != nil {
		c.AbortWithStatus(http.StatusBadRequest)
		return
	}
	if bcrypt.CompareHashAndPassword(g.hashes[in.User], []byte(in.Password)) != nil {
		c.AbortWithStatus(http.StatusUnauthorized)
		return
	}
	id := g.sessionID(c)
	if err := g.save(c, id, state{in.User, in.Locale}); err != nil { // want `an id that the client sends in a header \("X-Session-Id"\) is the key of a new entry on the server, without having been looked up`
		c.AbortWithStatus(http.StatusServiceUnavailable)
		return
	}
	c.Header("X-Session-Id", id)
	c.Status(http.StatusNoContent)
}

// known takes only an id that is there.
func (g *gateway) known(c *gin.Context) string {
	if id := c.GetHeader("X-Session-Id"); id != "" {
		if n, err := g.rdb.Exists(c, "gw:"+id).Result(); err == nil && n > 0 {
			return id
		}
	}
	return uuid.NewString()
}

func (g *gateway) ask(c *gin.Context) {
	if err := g.save(c, g.known(c), state{}); err != nil {
		c.AbortWithStatus(http.StatusServiceUnavailable)
	}
}

// required has to be there, and is looked up by whoever comes next.
func (g *gateway) required(c *gin.Context) string { return c.GetHeader("X-Session-Id") }

func (g *gateway) slide(c *gin.Context) {
	if err := g.save(c, g.required(c), state{}); err != nil {
		c.AbortWithStatus(http.StatusServiceUnavailable)
	}
}

// number is a request's.
func number(c *gin.Context) string {
	if id := c.GetHeader("X-Request-Id"); id != "" {
		return id
	}
	return uuid.NewString()
}

func (g *gateway) note(c *gin.Context) {
	if err := g.save(c, number(c), state{}); err != nil {
		c.AbortWithStatus(http.StatusServiceUnavailable)
	}
}

func Routes(r *gin.Engine, g *gateway) {
	r.POST("/login", g.login)
	r.POST("/ask", g.ask)
	r.POST("/slide", g.slide)
	r.POST("/note", g.note)
}
