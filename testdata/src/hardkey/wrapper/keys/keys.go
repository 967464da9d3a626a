// Package keys signs for others.
package keys

import "github.com/golang-jwt/jwt/v5"

// Default is a key.
var Default = []byte("exported-default-key")

// A Config holds a key.
type Config struct{ Secret string }

// NewConfig is what a program starts with.
func NewConfig() *Config {
	return &Config{Secret: "preset"} // want `the key \(field keys.Config.Secret, argument of v5.Token.SignedString at src/hardkey/wrapper/keys/keys.go:\d+\) is a constant in the code, "pre…"`
}

// Sign signs with the configured key.
func (c *Config) Sign() (string, error) {
	return jwt.New(jwt.SigningMethodHS256).SignedString([]byte(c.Secret))
}

// A Maker signs with what it was given.
type Maker struct{ key []byte }

// An Option changes a Maker.
type Option func(*Maker)

// WithKey sets the key.
func WithKey(k string) Option { return func(m *Maker) { m.key = []byte(k) } }

// NewMaker returns a Maker.
func NewMaker(opts ...Option) *Maker {
	m := &Maker{}
	for _, o := range opts {
		o(m)
	}
	return m
}

// Make makes a token.
func (m *Maker) Make() (string, error) {
	return jwt.New(jwt.SigningMethodHS256).SignedString(m.key)
}

// Sign signs with a given key.
func Sign(key []byte) (string, error) {
	return jwt.New(jwt.SigningMethodHS256).SignedString(key)
}

var ready []byte

// Init keeps the key.
func Init(key string) { ready = []byte(key) }

// SignReady signs with it.
func SignReady() (string, error) { return Sign(ready) }
