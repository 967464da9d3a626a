// Package headers believes what proxies say, and everybody else.
package headers

import (
	"context"
	"net/http"
	"net/http/httputil"
	"strconv"

	"github.com/gin-gonic/gin"
)

type user struct{ Name string }

func findUser(name string) *user { return &user{name} }

type key struct{}

func proxied(r *http.Request) *user {
	return findUser(r.Header.Get("X-Forwarded-User")) // want `the request's header X-Forwarded-User is what the user is looked up by, but every client can send it`
}

func middleware(c *gin.Context) {
	c.Set("user", c.GetHeader("Remote-User")) // want `the request's header Remote-User becomes the request's user`
	c.Next()
}

func admin(r *http.Request) bool {
	return r.Header.Get("X-Role") == "admin" // want `the request's header X-Role decides`
}

func verified(token string) (int, error) { return 0, nil }

// added hands the user on behind the client's own word.
func added(c *gin.Context) {
	id, err := verified(c.GetHeader("Authorization"))
	if err != nil {
		return
	}
	c.Request.Header.Add("user_id", strconv.Itoa(id)) // want `the request's header user_id is added to`
	c.Next()
}

func director(name string) *httputil.ReverseProxy {
	return &httputil.ReverseProxy{Director: func(r *http.Request) {
		r.Header.Add("X-Remote-User", name) // want `the request's header X-Remote-User is added to`
	}}
}

func context2(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := context.WithValue(r.Context(), key{}, r.Header.Get("X-User-Id")) // want `the request's header X-User-Id becomes the request's user`
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}
