// Package kit writes cookies for all services of the house.
package kit

import "net/http"

type Option func(*http.Cookie)

func Lasting(seconds int) Option  { return func(c *http.Cookie) { c.MaxAge = seconds } } // want Lasting:"sets"
func At(path string) Option       { return func(c *http.Cookie) { c.Path = path } }      // want At:"sets"
func Same(m http.SameSite) Option { return func(c *http.Cookie) { c.SameSite = m } }     // want Same:"sets"
func ServerOnly() Option          { return func(c *http.Cookie) { c.HttpOnly = true } }  // want ServerOnly:"sets"
func Encrypted() Option           { return func(c *http.Cookie) { c.Secure = true } }    // want Encrypted:"sets"

// Write writes a cookie.
func Write(w http.ResponseWriter, name, value string, opts ...Option) { // want Write:"writes=1"
	c := &http.Cookie{Name: name, Value: value, Path: "/"}
	for _, o := range opts {
		o(c)
	}
	http.SetCookie(w, c)
}

// New makes a cookie.
func New(name, value string, opts ...Option) *http.Cookie { // want New:"returns=1"
	c := &http.Cookie{Name: name, Value: value, Path: "/"}
	for _, o := range opts {
		o(c)
	}
	return c
}
