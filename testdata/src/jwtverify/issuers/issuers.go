// Package issuers knows several issuers, each with its key.
package issuers

import (
	"errors"

	"github.com/golang-jwt/jwt/v5"
)

type Known map[string][]byte

func (k Known) keyOf(raw string) ([]byte, string, error) {
	var c jwt.RegisteredClaims
	if _, _, err := jwt.NewParser().ParseUnverified(raw, &c); err != nil {
		return nil, "", err
	}
	key, ok := k[c.Issuer]
	if !ok {
		return nil, "", errors.New("unknown issuer")
	}
	return key, c.Issuer, nil
}

func (k Known) Verify(raw string) (string, error) {
	key, iss, err := k.keyOf(raw)
	if err != nil {
		return "", err
	}
	var c jwt.RegisteredClaims
	_, err = jwt.ParseWithClaims(raw, &c, func(*jwt.Token) (any, error) { return key, nil }, jwt.WithIssuer(iss), jwt.WithValidMethods([]string{"HS256"}))
	return c.Subject, err
}
