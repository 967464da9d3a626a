// Package flags makes cookies for other packages.
package flags

import (
	"net/http"
	"strings"
)

// Attributes joins the attributes of a cookie.
func Attributes(secure bool) string { // want Attributes:"texts=2"
	flags := []string{"Path=/", "HttpOnly"}
	if secure {
		flags = append(flags, "Secure")
	}
	return strings.Join(flags, "; ")
}

// Strict is for sessions.
func Strict() string { // want Strict:"texts=1"
	return strings.Join([]string{"Path=/", "HttpOnly", "Secure", "SameSite=Strict"}, "; ")
}

// Set writes a cookie.
func Set(w http.ResponseWriter, name, value string, secure bool) { // want Set:"writes=1"
	http.SetCookie(w, &http.Cookie{Name: name, Value: value, Secure: secure, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

// New makes a cookie.
func New(name, value string) *http.Cookie { // want New:"returns=1"
	return &http.Cookie{Name: name, Value: value, HttpOnly: true}
}

// Harden completes a cookie.
func Harden(c *http.Cookie) { // want Harden:"params=1"
	c.Secure = true
	c.SameSite = http.SameSiteLaxMode
}

// Named returns one of the application's cookies.
func Named(suffix, value string) *http.Cookie { // want Named:"returns=1"
	return &http.Cookie{Name: "app_" + suffix, Value: value, Path: "/", HttpOnly: true}
}
