// Package tokens signs the tokens.
package tokens

import (
	"crypto/rand"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

func Sign(user string, key []byte) (string, error) {
	return jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{
		"sub": user, "jti": rand.Text(), "exp": time.Now().Add(time.Hour).Unix(),
	}).SignedString(key)
}
