// Package skipped lets some requests through without a token.
package skipped

import (
	"net/http"
	"regexp"
	"strings"

	"github.com/gin-gonic/gin"
	"github.com/golang-jwt/jwt/v5"
)

type guard struct {
	open []string
	key  []byte
}

func (g *guard) valid(r *http.Request) bool {
	_, err := jwt.Parse(strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer "), func(*jwt.Token) (any, error) { return g.key, nil }, jwt.WithValidMethods([]string{"HS256"}))
	return err == nil
}

func (g *guard) isOpen(url string) (bool, error) {
	for _, p := range g.open {
		if ok, err := regexp.MatchString(p, url); ok || err != nil {
			return ok, err
		}
	}
	return false, nil
}

func (g *guard) pattern(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		open, err := g.isOpen(r.URL.String()) // want `pattern goes on without looking at the token where a pattern occurs anywhere in the whole URL`
		if err != nil {
			return
		}
		if open {
			next.ServeHTTP(w, r)
			return
		}
		if g.valid(r) {
			next.ServeHTTP(w, r)
		}
	})
}

func (g *guard) part(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.Contains(r.RequestURI, "/public/") || g.valid(r) { // want `part goes on without looking at the token`
			next.ServeHTTP(w, r)
		}
	})
}

func (g *guard) suffix(c *gin.Context) {
	if strings.HasSuffix(c.Request.URL.String(), ".css") { // want `suffix goes on without looking at the token`
		c.Next()
		return
	}
	if !g.valid(c.Request) {
		c.Abort()
	}
}

// The path is what the router goes by.
func (g *guard) path(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/public/") || g.valid(r) {
			next.ServeHTTP(w, r)
		}
	})
}

func (g *guard) anchored(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if ok, _ := regexp.MatchString(`^/public/`, r.URL.String()); ok || g.valid(r) {
			next.ServeHTTP(w, r)
		}
	})
}

// What is written to the log opens nothing.
func (g *guard) logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.Contains(r.URL.String(), "debug=1") {
			w.Header().Set("X-Debug", "1")
		}
		if g.valid(r) {
			next.ServeHTTP(w, r)
		}
	})
}
