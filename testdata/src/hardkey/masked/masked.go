// Package masked shows a record without its key.
package masked

import "github.com/golang-jwt/jwt/v5"

type cert struct{ PrivateKey string }

func (c *cert) masked() *cert {
	m := *c
	m.PrivateKey = "***"
	return &m
}

func (c *cert) sign(claims jwt.Claims) (string, error) {
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString([]byte(c.PrivateKey))
}
