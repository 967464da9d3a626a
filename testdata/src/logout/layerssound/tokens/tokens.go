// Package tokens signs the tokens.
package tokens

import (
	"crypto/rand"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

func Sign(user string, version int, key []byte) (string, error) {
	return jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{
		"sub": user, "ver": version, "jti": rand.Text(), "exp": time.Now().Add(time.Hour).Unix(),
	}).SignedString(key)
}

type Claims struct {
	jwt.RegisteredClaims
	User int64
}

func Parse(text string, key []byte) (*Claims, error) {
	c := &Claims{}
	_, err := jwt.ParseWithClaims(text, c, func(*jwt.Token) (any, error) { return key, nil }, jwt.WithValidMethods([]string{"HS256"}))
	return c, err
}
