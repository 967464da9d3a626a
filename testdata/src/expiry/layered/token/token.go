// Package token signs what other packages fill in.
package token

import (
	"time"

	"github.com/golang-jwt/jwt/v5"
)

type Claims struct {
	User string
	jwt.RegisteredClaims
}

var key = []byte("from configuration")

func Sign(c jwt.Claims) (string, error) {
	return jwt.NewWithClaims(jwt.SigningMethodHS256, c).SignedString(key)
}

// New leaves the expiry to its callers.
func New(user string) *Claims { return &Claims{User: user} }

func SignFor(user string, life time.Duration) (string, error) {
	c := New(user)
	c.ExpiresAt = jwt.NewNumericDate(time.Now().Add(life))
	return Sign(c)
}
