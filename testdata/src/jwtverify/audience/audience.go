// Package audience compares audiences that a token may leave out.
package audience

import (
	"errors"

	"github.com/golang-jwt/jwt/v4"
)

func check(raw string, key []byte) (string, error) {
	var c jwt.RegisteredClaims
	_, err := jwt.ParseWithClaims(raw, &c, func(*jwt.Token) (any, error) { return key, nil }, jwt.WithValidMethods([]string{"HS256"}))
	if err != nil {
		return "", err
	}
	if !c.VerifyAudience("shop", false) { // want `lets a token pass that has no audience`
		return "", errors.New("for somebody else")
	}
	return c.Subject, nil
}

func required(raw string, key []byte) (string, error) {
	var c jwt.RegisteredClaims
	_, err := jwt.ParseWithClaims(raw, &c, func(*jwt.Token) (any, error) { return key, nil }, jwt.WithValidMethods([]string{"HS256"}))
	if err != nil {
		return "", err
	}
	if !c.VerifyAudience("shop", true) {
		return "", errors.New("for somebody else")
	}
	return c.Subject, nil
}
