// Package verified keeps tokens that another package has verified.
package verified

import (
	"crypto/rand"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/patrickmn/go-cache"

	"sessionlint.test/src/fixation/verified/tokens"
)

type server struct {
	signer   *tokens.Signer
	sessions *cache.Cache
}

// The token is the key under which the new one is remembered.
func (s *server) Renew(c *gin.Context) {
	token, err := c.Cookie("x-token")
	if err != nil || token == "" {
		token = rand.Text()
	}
	if _, denied := s.sessions.Get("denied:" + token); denied {
		return
	}
	claims, err := s.signer.ParseToken(token)
	if err != nil {
		c.AbortWithStatus(http.StatusUnauthorized)
		return
	}
	renewed, _ := s.signer.Renew(claims)
	s.sessions.Set(token, renewed, time.Minute)
	c.SetCookie("x-token", renewed, 3600, "/", "", true, true)
}

// Here nobody verifies it.
func (s *server) Start(c *gin.Context) {
	token, err := c.Cookie("x-token")
	if err != nil || token == "" {
		token = rand.Text()
	}
	s.sessions.Set(token, c.ClientIP(), time.Hour) // want `an id that the client sends in a cookie \("x-token"\) is the key of a new entry on the server`
}
