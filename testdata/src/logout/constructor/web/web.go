// Package web has a context of its own around the request.
package web

import (
	"net/http"
	"time"
)

// A Request is what a client asks.
type Request struct{ *http.Request }

// A Response is what it gets.
type Response struct{ Writer http.ResponseWriter }

// A Context is a request with its response.
type Context struct {
	Request  Request
	Response Response
}

// A HandlerFunc answers a request.
type HandlerFunc func(c *Context) error

// RemoveCookie clears a cookie.
func (c *Context) RemoveCookie(name string) {
	http.SetCookie(c.Response.Writer, &http.Cookie{Name: name, Path: "/", MaxAge: -1, Expires: time.Unix(0, 0), HttpOnly: true, Secure: true})
}

// Handle makes a handler of one of these.
func Handle(h HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if h(&Context{Request{r}, Response{w}}) != nil {
			http.Error(w, "failed", http.StatusInternalServerError)
		}
	}
}
