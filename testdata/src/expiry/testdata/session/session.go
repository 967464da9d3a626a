// Package session is right by the limits of the lowest level only.
package session

import (
	"time"

	"github.com/alexedwards/scs/v2"
	"github.com/golang-jwt/jwt/v5"
)

func manager() *scs.SessionManager {
	m := scs.New()
	m.Lifetime = 48 * time.Hour // want `scs.SessionManager.Lifetime lives for 2 days, more than the 24h0m0s after which`
	return m
}

func sign(user string, key []byte) (string, error) {
	claims := jwt.MapClaims{"sub": user, "exp": time.Now().Add(24 * time.Hour).Unix()}
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString(key)
}
