// Package behind believes headers where it was told to.
package behind

import (
	"net"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"
)

type user struct{ Name string }

func findUser(name string) *user { return &user{name} }

type config struct {
	ProxyAuth bool
	Header    string
	Trusted   []*net.IPNet
}

func (c config) optIn(r *http.Request) *user {
	if !c.ProxyAuth {
		return nil
	}
	return findUser(r.Header.Get("X-Forwarded-User"))
}

func (c config) calledOptIn(r *http.Request) *user {
	if c.ProxyAuth {
		return proxied(r)
	}
	return nil
}

func proxied(r *http.Request) *user { return findUser(r.Header.Get("X-Remote-User")) }

// named is told the header, and with it that there is a proxy.
func (c config) named(r *http.Request) *user { return findUser(r.Header.Get(c.Header)) }

func (c config) fromNetwork(r *http.Request) *user {
	host, _, _ := net.SplitHostPort(r.RemoteAddr)
	for _, n := range c.Trusted {
		if n.Contains(net.ParseIP(host)) {
			return findUser(r.Header.Get("Remote-User"))
		}
	}
	return nil
}

func verified(token string) (string, error) { return "", nil }

// set replaces what the client sent, for the handlers below.
func set(c *gin.Context) {
	name, err := verified(c.GetHeader("Authorization"))
	if err != nil {
		return
	}
	c.Request.Header.Set("X-User", name)
	c.Next()
}

func handler(c *gin.Context) { findUser(c.GetHeader("X-User")) }

// client sends a request of its own.
func client(name string) (*http.Response, error) {
	r, err := http.NewRequest("GET", "https://example.org", nil)
	if err != nil {
		return nil, err
	}
	r.Header.Add("X-User", name)
	return http.DefaultClient.Do(r)
}

func language(c *gin.Context) { c.Set("lang", c.GetHeader("Accept-Language")) }

func agent(r *http.Request) bool { return strings.HasPrefix(r.UserAgent(), "curl") }
