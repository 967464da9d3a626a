// Package lib keeps settings and signs, for another package.
package lib

import (
	"crypto/sha256"
	"os"

	"github.com/golang-jwt/jwt/v5"
)

// Config holds settings.
type Config struct {
	Secret string `env:"APP_SECRET" envDefault:"change-me"`
	Level  string
}

// Getenv returns a variable or a default.
func Getenv(name, def string) string { // want `result 0: unknown, <env:\$0> or param 1` `ends: nothing`
	if v := os.Getenv(name); v != "" {
		return v
	}
	return def
}

// A Signer signs with a key that it keeps.
type Signer struct{ key []byte }

// NewSigner keeps the key.
func NewSigner(key string) *Signer { // want `ends: param 0 in key \(golang-jwt/jwt/v5.Token.SignedString\)`
	return &Signer{key: []byte(key)}
}

// Sign makes a token.
func (s *Signer) Sign() (string, error) { // want `result 0: unknown, <signed>` `sink key: unknown, <field:sessionlint.test/src/marks/lib.Signer.key>` `ends: nothing`
	return jwt.New(jwt.SigningMethodHS256).SignedString(s.key)
}

// Hashed signs with a key that goes through a hash.
func Hashed(key string) (string, error) { // want `result 0: unknown, <signed>` `sink key: param 0, hashed, <hashed>` `ends: param 0 in key \(golang-jwt/jwt/v5.Token.SignedString\) hashed`
	h := sha256.Sum256([]byte(key))
	return jwt.New(jwt.SigningMethodHS256).SignedString(h[:])
}

// Verifier returns a key function.
func Verifier(key []byte) jwt.Keyfunc { // want `ends: param 0 in key \(golang-jwt/jwt/v5.Token\)`
	return func(*jwt.Token) (any, error) { return key, nil }
}
