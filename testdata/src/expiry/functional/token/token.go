// Package token signs claims that functional options complete.
package token

import (
	"time"

	"github.com/golang-jwt/jwt/v5"
)

type Base struct {
	jwt.RegisteredClaims
	Tenant string `json:"ten,omitempty"`
}

type Access struct {
	Base
	Scopes []string `json:"scp"`
}

type Option func(*Access)

func Subject(s string) Option   { return func(a *Access) { a.Subject = s } }
func Scopes(s ...string) Option { return func(a *Access) { a.Scopes = s } }

// Lasting is the only one that ends the token.
func Lasting(d time.Duration) Option {
	return func(a *Access) { a.ExpiresAt = jwt.NewNumericDate(a.IssuedAt.Add(d)) }
}

type Signer struct{ key []byte }

// Access leaves it to the options whether the token ends.
func (s *Signer) Access(opts ...Option) (string, error) {
	a := &Access{Base: Base{RegisteredClaims: jwt.RegisteredClaims{Issuer: "desk", IssuedAt: jwt.NewNumericDate(time.Now())}}}
	for _, o := range opts {
		o(a)
	}
	return jwt.NewWithClaims(jwt.SigningMethodHS256, a).SignedString(s.key)
}

// Short is right: it ends by itself.
func (s *Signer) Short(opts ...Option) (string, error) {
	a := &Access{Base: Base{RegisteredClaims: jwt.RegisteredClaims{ExpiresAt: jwt.NewNumericDate(time.Now().Add(time.Hour))}}}
	for _, o := range opts {
		o(a)
	}
	return jwt.NewWithClaims(jwt.SigningMethodHS256, a).SignedString(s.key)
}
