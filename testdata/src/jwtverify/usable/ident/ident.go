package ident

import (
	"crypto/ecdsa"
	"errors"

	"github.com/golang-jwt/jwt/v5"
)

type Principal struct {
	Card   string
	Branch string
}

type Checker struct {
	key  *ecdsa.PublicKey
	opts []jwt.ParserOption
}

func New(k *ecdsa.PublicKey) *Checker {
	return &Checker{key: k, opts: []jwt.ParserOption{jwt.WithValidMethods([]string{"ES256"}), jwt.WithAudience("library"), jwt.WithExpirationRequired()}}
}

func usable(t *jwt.Token) bool { return t != nil && t.Valid }

func (c *Checker) find(*jwt.Token) (any, error) { return c.key, nil }

func (c *Checker) Verify(raw string) (*Principal, error) {
	m := jwt.MapClaims{}
	tok, _ := jwt.ParseWithClaims(raw, m, c.find, c.opts...)
	if !usable(tok) {
		return nil, errors.New("not a token")
	}
	card, _ := m["sub"].(string)
	branch, _ := m["branch"].(string)
	if card == "" {
		return nil, errors.New("no card")
	}
	return &Principal{card, branch}, nil
}
