// Package site keeps its sessions itself; cookies are described in a table. // want package:"same-site true"
package site

import (
	"crypto/rand"
	"net/http"
	"sync"
	"time"

	"github.com/gin-gonic/gin"
)

type kind int

const (
	visitor kind = iota
	member
)

var specs = map[kind]struct {
	name string
	age  time.Duration
	path string
}{
	visitor: {"consent", 365 * 24 * time.Hour, "/"},
	member:  {"__Host-member_session", 4 * time.Hour, "/members"},
}

type Site struct {
	mu   sync.Mutex
	live map[string]string
}

func (s *Site) put(c *gin.Context, k kind, value string) {
	sp := specs[k]
	c.SetSameSite(http.SameSiteLaxMode)
	c.SetCookie(sp.name, value, int(sp.age.Seconds()), sp.path, "", true, true)
}

func (s *Site) Login(check func(user, pass string) bool) gin.HandlerFunc {
	return func(c *gin.Context) {
		user := c.PostForm("user")
		if !check(user, c.PostForm("password")) {
			c.AbortWithStatus(http.StatusUnauthorized)
			return
		}
		id := rand.Text()
		s.mu.Lock()
		if s.live == nil {
			s.live = map[string]string{}
		}
		s.live[id] = user
		s.mu.Unlock()
		s.put(c, member, id) // want `session cookie "__Host-member_session" breaks the promise of its`
		c.Redirect(http.StatusSeeOther, "/members/")
	}
}

func (s *Site) Consent(c *gin.Context) { s.put(c, visitor, c.PostForm("choice")) }

// tuned may have been changed when the program starts.
var tuned = map[kind]struct {
	name string
	path string
}{
	member: {"__Host-member_session", "/members"},
}

func tune(k kind, path string) {
	spec := tuned[k]
	spec.path = path
	tuned[k] = spec
}

func (s *Site) again(c *gin.Context, k kind, value string) {
	sp := tuned[k]
	c.SetSameSite(http.SameSiteLaxMode)
	c.SetCookie(sp.name, value, 3600, sp.path, "", true, true)
}

func (s *Site) Renew(c *gin.Context) {
	tune(member, "/")
	s.again(c, member, rand.Text())
}
