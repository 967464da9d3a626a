package main

import (
	"crypto/rand"
	"encoding/json"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/redis/go-redis/v9"
	"golang.org/x/crypto/bcrypt"
)

type state struct {
	UserID int
	CSRF   string
}

type h struct {
	rdb  *redis.Client
	find func(mail string) (int, []byte)
}

func (h h) login(c *gin.Context) {
	id, hash := h.find(c.PostForm("mail"))
	if bcrypt.CompareHashAndPassword(hash, []byte(c.PostForm("password"))) != nil {
		c.AbortWithStatus(401)
		return
	}
	sid := c.GetHeader("X-Session-Id") // the app makes one at its first start
	if sid == "" {
		sid = rand.Text()
	}
	b, _ := json.Marshal(state{UserID: id, CSRF: rand.Text()})
	if h.rdb.Set(c, "session:"+sid, b, time.Hour).Err() != nil { // want `an id that the client sends in a header \("X-Session-Id"\) is the key of a new entry on the `
		c.AbortWithStatus(500)
		return
	}
	c.JSON(http.StatusOK, gin.H{"session": sid})
}

func main() {
	x := h{rdb: redis.NewClient(&redis.Options{})}
	r := gin.New()
	r.POST("/login", x.login)
	r.Run()
}
