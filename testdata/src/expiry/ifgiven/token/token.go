// Package token signs claims that end if it is told when.
package token

import (
	"time"

	"github.com/golang-jwt/jwt/v5"
)

type Params struct {
	Subject string
	TTL     time.Duration
}

func Issue(p Params, key []byte) (string, error) {
	c := jwt.MapClaims{"sub": p.Subject}
	if p.TTL > 0 {
		c["exp"] = time.Now().Add(p.TTL).Unix()
	}
	return jwt.NewWithClaims(jwt.SigningMethodHS256, c).SignedString(key)
}

func Sign(user string, hours int, key []byte) (string, error) {
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims(user, hours)).SignedString(key)
}

func claims(user string, hours int) jwt.MapClaims {
	c := jwt.MapClaims{"sub": user}
	if hours != 0 {
		c["exp"] = time.Now().Add(time.Duration(hours) * time.Hour).Unix()
	}
	return c
}

// Perhaps leaves exp out for a reason that nobody outside decides.
func Perhaps(user string, admin bool, key []byte) (string, error) {
	c := jwt.MapClaims{"sub": user} // want `these claims can be signed without exp`
	if !admin {
		c["exp"] = time.Now().Add(time.Hour).Unix()
	}
	return jwt.NewWithClaims(jwt.SigningMethodHS256, c).SignedString(key)
}
