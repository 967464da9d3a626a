// Package tokens signs and verifies tokens for others.
package tokens

import (
	"errors"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

type Signer struct{ Key []byte }

type Claims struct {
	jwt.RegisteredClaims
	Name string
}

var ErrInvalid = errors.New("invalid token")

func (s *Signer) ParseToken(text string) (*Claims, error) {
	t, err := jwt.ParseWithClaims(text, &Claims{}, func(*jwt.Token) (any, error) { return s.Key, nil }, jwt.WithValidMethods([]string{"HS256"}))
	if err != nil {
		return nil, ErrInvalid
	}
	if c, ok := t.Claims.(*Claims); ok && t.Valid {
		return c, nil
	}
	return nil, ErrInvalid
}

func (s *Signer) Renew(c *Claims) (string, error) {
	c.ExpiresAt = jwt.NewNumericDate(time.Now().Add(time.Hour))
	return jwt.NewWithClaims(jwt.SigningMethodHS256, c).SignedString(s.Key)
}
