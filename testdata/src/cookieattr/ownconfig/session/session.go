// Package session is a session library with defaults of its own.
package session

import "time"

// Config configures the session.
type Config struct {
	Expiration     time.Duration
	KeyLookup      string
	CookieDomain   string
	CookieSecure   bool
	CookieHTTPOnly bool
	CookieSameSite string
}

// ConfigDefault is the default.
var ConfigDefault = Config{ // want `session cookie lacks Secure and HttpOnly`
	Expiration: 24 * time.Hour,
	KeyLookup:  "cookie:session_id",
}

// ConfigDefaultSafe is sound.
var ConfigDefaultSafe = Config{
	KeyLookup:      "cookie:session_id",
	CookieSecure:   true,
	CookieHTTPOnly: true,
}
